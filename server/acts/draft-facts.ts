import { z } from 'zod';

/** What was read from a .docx when it was handed in. `financialSuggested`: its text speaks of money, whatever its type (BR2.1). */
export const DraftFacts = z.object({ financialSuggested: z.boolean() });
export type DraftFacts = z.infer<typeof DraftFacts>;
