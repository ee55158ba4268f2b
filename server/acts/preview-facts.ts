import { z } from 'zod';

const part = z.number().nullable();

/** What submitting needs of a preview beside the PDF: the date typed in the text (ISSUE_MONTH_MISMATCH), and how long it took. */
export const PreviewFacts = z.object({ typed: z.object({ day: part, month: part, year: part }), milliseconds: z.number() });
export type PreviewFacts = z.infer<typeof PreviewFacts>;
