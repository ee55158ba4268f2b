const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 30_000;
/** Doubles with every failure and is spread by up to a third, so that panes do not all come back at once. */
export const backoff = (failures: number, chance: number): number => Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** failures) * (1 + chance / 3);
