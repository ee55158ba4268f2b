import { buildBase } from '../pdf/base.ts';
import { readDraft } from '../format/read-draft.ts';
import { prepareSignature } from '../signing/prepare.ts';
import { judgeRevision } from '../verification/judge-revision.ts';
import { verifyDocument } from '../verification/verify-document.ts';

/** Work on whole files, as it may run on a thread. */
export const PDF_TASKS = {
  buildBase,
  prepareSignature,
  judgeRevision,
  verifyDocument: ({ pdf, trust, at }: { readonly pdf: Uint8Array } & Parameters<typeof verifyDocument>[1]) => verifyDocument(pdf, { trust, at }),
  /** BR2.1: does the text of this .docx suggest that it is about money? */
  suggestsMoney: (docx: Uint8Array): boolean => readDraft(docx).financial.suggested,
} as const;
export type PdfTasks = typeof PDF_TASKS;
