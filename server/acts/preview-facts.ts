import { z } from 'zod';
import type { Finding } from '../format/check/finding.ts';

const part = z.number().nullable();

/** What submitting needs of a preview beside the PDF: the date typed in the text (ISSUE_MONTH_MISMATCH), what stands against the form, and how long it took. */
export const PreviewFacts = z.object({ typed: z.object({ day: part, month: part, year: part }), milliseconds: z.number(), findings: z.array(z.custom<Finding>()).readonly() });
export type PreviewFacts = z.infer<typeof PreviewFacts>;
