import type { DocumentView } from '../../server/acts/views.ts';
import type { DraftReading } from '../../server/format/read-draft.ts';
import type { Api } from '../app/api.ts';
import type { OpenDocument } from '../word/open-document.ts';
import { changedElsewhere, changesOf, filledFrom, formOf, newDraftOf } from './draft-form.ts';
import type { DraftForm, FormField } from './draft-form.ts';
import { createDraftSaver } from './draft-saver.ts';
import type { DraftSaver, SaveState } from './draft-saver.ts';
import { maySaveRoute, worldOf } from './judge-draft.ts';
import { changedFields, nextForm, proposeRoute } from './next-form.ts';
import { toPlan } from './route-rows.ts';
import type { RouteSetting } from './route-rows.ts';

export type HandInStage = 'reading' | 'uploading';

/** Where one draft lies while it is worked on: the newest form, what the officer decided, and its saving. */
export interface DraftDesk {
  readonly saver: DraftSaver;
  readonly form: () => DraftForm;
  readonly set: (changed: Partial<DraftForm>) => void;
  /** Reads a file, fills the form from it and hands it in. @throws RefusalError FILE_…, ApiError */
  readonly handIn: (file: OpenDocument, onStage: (stage: HandInStage) => void) => Promise<void>;
  /**
   * Reads the file that a saved draft already has. A field that says what the file says follows the next file, as if it had just been filled.
   * @throws ApiError
   */
  readonly readAgain: () => Promise<void>;
  /** The draft is said to have changed, perhaps in another window: at this row version, or at an unknown one (null). @throws ApiError */
  readonly look: (documentId: string, rowVersion: number | null) => Promise<void>;
  /** The organisation was loaded anew. */
  readonly reorganise: (setting: RouteSetting) => void;
}

interface Settings {
  readonly api: Pick<Api, 'createDraft' | 'saveDraft' | 'document' | 'putFile' | 'docx'>;
  readonly initial: DocumentView | null;
  readonly setting: RouteSetting;
  readonly now: () => Date;
  readonly onForm: (form: DraftForm) => void;
  readonly onDocument: (document: DocumentView) => void;
  readonly onState: (state: SaveState) => void;
  readonly onReading: (reading: DraftReading) => void;
  /** Fields that hold what the file says. */
  readonly onFilled: (fields: ReadonlySet<FormField>) => void;
}

const blankForm = (setting: RouteSetting): DraftForm => ({
  type: 'MINUTES', subject: '', urgency: 'NORMAL', isFinancial: false, notFinancialReason: '', recipients: '', addressees: '',
  rows: proposeRoute({ type: 'MINUTES', isFinancial: false }, setting).rows,
});
const NONE: ReadonlySet<FormField> = new Set();
const fieldsOf = (form: Partial<DraftForm>): readonly FormField[] => Object.keys(form) as FormField[];
/** What a saved draft's officer has decided already; an empty field may still be filled from a file. */
const decidedIn = (form: DraftForm): ReadonlySet<FormField> => new Set(fieldsOf(form).filter((field) => form[field] !== '' && (field !== 'rows' || form.rows.length > 0)));

export const createDraftDesk = (settings: Settings): DraftDesk => {
  const { api, initial, now } = settings;
  let { setting } = settings;
  let form = initial ? formOf(initial) : blankForm(setting);
  let touched: ReadonlySet<FormField> = initial ? decidedIn(form) : new Set();
  let filled: ReadonlySet<FormField> = new Set();
  let reading: DraftReading | null = null;

  const mayGo = (candidate: DraftForm): boolean => maySaveRoute(setting.departmentId, toPlan(candidate.rows), worldOf(setting.directory, now().toISOString()));
  let known = initial;
  /** What another window changed shows here too, but never over what is being written here. */
  const follow = (document: DocumentView): void => {
    settings.onDocument(document);
    if (saver.hasUnsaved()) return;
    const elsewhere = known === null ? {} : changedElsewhere(form, known, document);
    known = document;
    if (fieldsOf(elsewhere).length === 0) return;
    form = { ...form, ...elsewhere };
    settings.onForm(form);
  };
  const saver = createDraftSaver({ api, initial, blank: () => newDraftOf(form, mayGo(form)), onDocument: follow, onState: settings.onState, now });
  const put = (changed: Partial<DraftForm>): void => {
    const before = form;
    form = nextForm(before, changed, { setting, touched, reading });
    settings.onForm(form);
    const changes = changesOf(changedFields(before, form), mayGo(form));
    if (Object.keys(changes).length > 0) saver.change(changes);
  };
  const markFilled = (fields: ReadonlySet<FormField>): void => {
    filled = fields;
    settings.onFilled(fields);
  };
  return {
    saver,
    form: () => form,
    set: (changed) => {
      touched = new Set([...touched, ...fieldsOf(changed)]);
      markFilled(new Set([...filled].filter((field) => !(field in changed))));
      put(changed);
    },
    handIn: async (file, onStage) => {
      onStage('reading');
      const { readDraft } = await import('../../server/format/read-draft.ts');
      const found = readDraft(file.bytes);
      onStage('uploading');
      const fromFile = filledFrom(found, touched);
      reading = found;
      put(fromFile);
      await saver.with(async ({ id }) => {
        saver.adopt(await api.putFile(id, file.name, file.bytes));
        // Nobody waits for Word here: the server knows the document all the same.
        void file.remember?.(id);
      });
      settings.onReading(found);
      markFilled(new Set(fieldsOf(fromFile)));
    },
    readAgain: async () => {
      if (initial === null || initial.file === null) return;
      const bytes = await api.docx(initial.id);
      const { readDraft } = await import('../../server/format/read-draft.ts');
      if (reading !== null) return;
      reading = readDraft(bytes);
      const said = filledFrom(reading, NONE);
      const same = fieldsOf(said).filter((field) => said[field] === form[field]);
      touched = new Set([...touched].filter((field) => !same.includes(field)));
      settings.onReading(reading);
      markFilled(new Set([...filled, ...same]));
    },
    look: async (documentId, rowVersion) => {
      const look = async (): Promise<void> => saver.adopt(await api.document(documentId));
      // After one's own saves; where those are refused, the newest view says why.
      await saver.with(async (own) => (rowVersion === null || rowVersion > own.rowVersion ? look() : undefined)).catch(look);
    },
    reorganise: (next) => {
      setting = next;
    },
  };
};
