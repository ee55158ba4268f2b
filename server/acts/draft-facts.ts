import { z } from 'zod';

/** What was read from a .docx when it was handed in. `financialSuggested`: its text speaks of money, whatever its type (BR2.1). */
export const DraftFacts = z.object({
  financialSuggested: z.boolean(),
  /** Marks of secrecy that the text carries, as printed (I14). */
  secretMarks: z.array(z.string()).readonly().default([]),
});
export type DraftFacts = z.infer<typeof DraftFacts>;
