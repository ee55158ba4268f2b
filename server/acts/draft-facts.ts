import { z } from 'zod';

/** What was read from a .docx when it was handed in. BR2.1: `financialSuggested` when its text speaks of money (never for minutes). */
export const DraftFacts = z.object({ financialSuggested: z.boolean() });
export type DraftFacts = z.infer<typeof DraftFacts>;
