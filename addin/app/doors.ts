/** What the frame's screens expect of the rooms beside them: drafting and the signature dialogue. */
import type { DocumentView } from '../../server/acts/views.ts';
import type { ChecklistEntry } from '../../server/circulation/model.ts';

/** `addin/drafting/DraftingScreen.tsx`, export `DraftingScreen`. */
export interface DraftingScreenProps {
  /** Null: a new draft. */
  readonly documentId: string | null;
  /** A new draft is saved for the first time: the frame gives it its address. */
  readonly onBegun: (documentId: string) => void;
  /** After Trình: the frame opens the document. */
  readonly onDone: (documentId: string) => void;
}

/** `addin/signing/SignDialog.tsx`, export `SignDialog`. */
export interface SignDialogProps {
  readonly document: DocumentView;
  /** Goes with the signing request; null when nothing was said. */
  readonly opinion: string | null;
  /** Finance's answers; null on every other step. */
  readonly checklist: readonly ChecklistEntry[] | null;
  /** The signature was verified and stored; the view is the document after it. */
  readonly onDone: (document: DocumentView) => void;
  readonly onClose: () => void;
}
