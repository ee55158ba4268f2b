import type { FormatContext } from '../format/check/finding.ts';
import type { buildBase } from '../pdf/base.ts';
import type { fillFields } from '../signing/fill.ts';
import type { addDss } from '../signing/long-term/add-dss.ts';
import type { prepareDocumentTimestamp } from '../signing/long-term/document-timestamp.ts';
import type { prepareSignature } from '../signing/prepare.ts';
import type { judgeRevision } from '../verification/judge-revision.ts';
import type { readNewSigner } from '../verification/read-new-signer.ts';
import type { verifyDocument } from '../verification/verify-document.ts';

type Input<Work extends (...input: never[]) => unknown> = Parameters<Work>[0];

/** Work on whole files, as it may run on a thread. Each task brings its packages when it is first asked for: a server at rest holds none of them. */
export const PDF_TASKS = {
  buildBase: async (input: Input<typeof buildBase>) => (await import('../pdf/base.ts')).buildBase(input),
  fillFields: async (input: Input<typeof fillFields>) => (await import('../signing/fill.ts')).fillFields(input),
  prepareSignature: async (input: Input<typeof prepareSignature>) => (await import('../signing/prepare.ts')).prepareSignature(input),
  readNewSigner: async (input: Input<typeof readNewSigner>) => (await import('../verification/read-new-signer.ts')).readNewSigner(input),
  judgeRevision: async (input: Input<typeof judgeRevision>) => (await import('../verification/judge-revision.ts')).judgeRevision(input),
  addDss: async (input: Input<typeof addDss>) => (await import('../signing/long-term/add-dss.ts')).addDss(input),
  prepareDocumentTimestamp: async (input: Input<typeof prepareDocumentTimestamp>) => (await import('../signing/long-term/document-timestamp.ts')).prepareDocumentTimestamp(input),
  verifyDocument: async ({ pdf, trust, at }: { readonly pdf: Uint8Array } & Parameters<typeof verifyDocument>[1]) =>
    (await import('../verification/verify-document.ts')).verifyDocument(pdf, { trust, at }),
  /** Does the text of this .docx speak of money, whatever its type (BR2.1)? Does it bear a mark of secrecy (I14)? */
  readFacts: async (docx: Uint8Array): Promise<{ readonly financialSuggested: boolean; readonly secret: boolean }> => {
    const { financial, secretMarks } = (await import('../format/read-draft.ts')).readDraft(docx);
    return { financialSuggested: financial.reasons.length > 0, secret: secretMarks.length > 0 };
  },
  checkFormat: async ({ docx, context }: { readonly docx: Uint8Array; readonly context: FormatContext }) => (await import('../format/check-format.ts')).checkFormat(docx, context),
} as const;
export type PdfTasks = typeof PDF_TASKS;
