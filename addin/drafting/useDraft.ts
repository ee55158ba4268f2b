import { useEffect, useMemo, useState } from 'react';
import type { DocumentView } from '../../server/acts/views.ts';
import type { DraftReading } from '../../server/format/read-draft.ts';
import { calendarToday } from '../app/dates.ts';
import { useDirectory } from '../app/directory.tsx';
import { useChanges } from '../app/live.tsx';
import { useApi, useMe } from '../app/session.tsx';
import { createDraftDesk } from './draft-desk.ts';
import type { DraftDesk } from './draft-desk.ts';
import type { DraftForm, FormField } from './draft-form.ts';
import type { DraftSaver, SaveState } from './draft-saver.ts';
import type { RouteSetting } from './route-rows.ts';

export interface Draft {
  /** Null until the first thing worth saving. */
  readonly document: DocumentView | null;
  readonly form: DraftForm;
  readonly setting: RouteSetting;
  readonly saver: DraftSaver;
  readonly saveState: SaveState;
  /** What was read from the draft's file. */
  readonly reading: DraftReading | null;
  /** Fields that hold what the file says. */
  readonly fromFile: ReadonlySet<FormField>;
  readonly set: DraftDesk['set'];
  readonly handIn: DraftDesk['handIn'];
}

const NOTHING: ReadonlySet<FormField> = new Set();

/** A draft on the screen, saved as it is written. */
export const useDraft = (initial: DocumentView | null): Draft => {
  const api = useApi();
  const me = useMe();
  const directory = useDirectory();
  const departmentId = initial?.departmentId ?? me.departmentId;
  const setting = useMemo(() => ({ directory, departmentId, today: calendarToday(new Date()) }), [directory, departmentId]);
  const [document, setDocument] = useState(initial);
  const [reading, setReading] = useState<DraftReading | null>(null);
  const [fromFile, setFromFile] = useState(NOTHING);
  const [saveState, setSaveState] = useState<SaveState>({ at: 'idle' });
  const [changed, setForm] = useState<DraftForm | null>(null);
  const [desk] = useState(() => createDraftDesk({
    api, initial, setting, now: () => new Date(),
    onForm: setForm, onDocument: setDocument, onState: setSaveState, onReading: setReading, onFilled: setFromFile,
  }));
  const { saver } = desk;

  useEffect(() => desk.reorganise(setting), [desk, setting]);
  useEffect(() => {
    // Without it the draft can be worked on all the same: the server keeps what it read itself.
    desk.readAgain().catch(() => undefined);
  }, [desk]);
  useChanges((change) => {
    // What cannot be had now is asked for again by the next act.
    if (document !== null && (change === null || change.documentId === document.id)) desk.look(document.id, change?.rowVersion ?? null).catch(() => undefined);
  });
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

  return { document, form: changed ?? desk.form(), setting, saver, saveState, reading, fromFile, set: desk.set, handIn: desk.handIn };
};
