import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DocumentView } from '../../server/acts/views.ts';
import type { DraftReading } from '../../server/format/read-draft.ts';
import { calendarToday } from '../app/dates.ts';
import { useDirectory } from '../app/directory.tsx';
import { useApi, useMe } from '../app/session.tsx';
import type { OpenDocument } from '../word/open-document.ts';
import { changesOf, filledFrom, formOf, newDraftOf } from './draft-form.ts';
import type { DraftForm, FormField } from './draft-form.ts';
import { createDraftSaver } from './draft-saver.ts';
import type { DraftSaver, SaveState } from './draft-saver.ts';
import { maySaveRoute, worldOf } from './judge-draft.ts';
import { changedFields, nextForm, proposeRoute } from './next-form.ts';
import { toPlan } from './route-rows.ts';
import type { RouteSetting } from './route-rows.ts';

export interface Draft {
  /** Null until the first thing worth saving. */
  readonly document: DocumentView | null;
  readonly form: DraftForm;
  readonly setting: RouteSetting;
  readonly saver: DraftSaver;
  readonly saveState: SaveState;
  /** What was read from the file handed in on this screen. */
  readonly reading: DraftReading | null;
  /** Fields that hold what the file says. */
  readonly fromFile: ReadonlySet<FormField>;
  readonly set: (changed: Partial<DraftForm>) => void;
  readonly handIn: (file: OpenDocument, onStage: (stage: 'reading' | 'uploading') => void) => Promise<void>;
}

const blankForm = (setting: RouteSetting): DraftForm => ({
  type: 'MINUTES', subject: '', urgency: 'NORMAL', isFinancial: false, notFinancialReason: '', recipients: '', addressees: '',
  rows: proposeRoute({ type: 'MINUTES', isFinancial: false }, setting).rows,
});
const ALL_FIELDS: readonly FormField[] = ['type', 'subject', 'urgency', 'isFinancial', 'notFinancialReason', 'recipients', 'addressees', 'rows'];
/** Fields that the officer of a saved draft has decided already; an empty one may still be filled from a file. */
const decidedIn = (form: DraftForm): ReadonlySet<FormField> => new Set(ALL_FIELDS.filter((field) => form[field] !== '' && (field !== 'rows' || form.rows.length > 0)));

/** A draft on the screen: the form, what follows from a change, and its saving. */
export const useDraft = (initial: DocumentView | null): Draft => {
  const api = useApi();
  const me = useMe();
  const directory = useDirectory();
  const departmentId = initial?.departmentId ?? me.departmentId;
  const setting = useMemo(() => ({ directory, departmentId, today: calendarToday(new Date()) }), [directory, departmentId]);
  const [document, setDocument] = useState(initial);
  const [form, setForm] = useState(() => (initial ? formOf(initial) : blankForm(setting)));
  const [reading, setReading] = useState<DraftReading | null>(null);
  const [fromFile, setFromFile] = useState<ReadonlySet<FormField>>(new Set());
  const [saveState, setSaveState] = useState<SaveState>({ at: 'idle' });

  // What the newest change starts from: several changes may come before the screen is drawn again.
  const latest = useRef({ form, reading: null as DraftReading | null, touched: initial ? decidedIn(form) : new Set<FormField>(), setting });
  useEffect(() => {
    latest.current = { ...latest.current, setting };
  }, [setting]);
  const mayGo = useCallback((candidate: DraftForm) => {
    const { setting: now } = latest.current;
    return maySaveRoute(now.departmentId, toPlan(candidate.rows), worldOf(now.directory, new Date().toISOString()));
  }, []);

  const [saver] = useState(() => createDraftSaver({
    api, initial, blank: () => newDraftOf(latest.current.form, mayGo(latest.current.form)), onDocument: setDocument, onState: setSaveState, now: () => new Date(),
  }));
  useEffect(() => {
    saver.start();
    const warn = (event: BeforeUnloadEvent): void => {
      if (saver.hasUnsaved()) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      saver.stop();
    };
  }, [saver]);

  const put = useCallback((changed: Partial<DraftForm>, byHand: boolean) => {
    const { form: before, touched, ...rest } = latest.current;
    const decided = byHand ? new Set([...touched, ...(Object.keys(changed) as FormField[])]) : touched;
    const after = nextForm(before, changed, { ...rest, touched: decided });
    latest.current = { ...latest.current, form: after, touched: decided };
    setForm(after);
    const changes = changesOf(changedFields(before, after), mayGo(after));
    if (Object.keys(changes).length > 0) saver.change(changes);
  }, [mayGo, saver]);

  const set = useCallback((changed: Partial<DraftForm>) => {
    put(changed, true);
    setFromFile((fields) => new Set([...fields].filter((field) => !(field in changed))));
  }, [put]);

  const handIn = useCallback(async (file: OpenDocument, onStage: (stage: 'reading' | 'uploading') => void) => {
    onStage('reading');
    const { readDraft } = await import('../../server/format/read-draft.ts');
    const found = readDraft(file.bytes);
    onStage('uploading');
    const filled = filledFrom(found, latest.current.touched);
    latest.current = { ...latest.current, reading: found };
    put(filled, false);
    await saver.with(async ({ id }) => saver.adopt(await api.putFile(id, file.name, file.bytes)));
    setReading(found);
    setFromFile(new Set(Object.keys(filled) as FormField[]));
  }, [api, put, saver]);

  return { document, form, setting, saver, saveState, reading, fromFile, set, handIn };
};
