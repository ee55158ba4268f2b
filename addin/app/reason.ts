const SHORTEST_REASON = 10;
const LONGEST_REASON = 2000;

/** RETURN_REASON_REQUIRED: 10 to 2000 characters, blanks at the ends not counted. */
export const isReason = (text: string): boolean => {
  const { length } = text.trim();
  return length >= SHORTEST_REASON && length <= LONGEST_REASON;
};

/** Adds a sentence to what was written, once. */
export const addSentence = (text: string, sentence: string): string => {
  if (text.includes(sentence)) return text;
  return text.trim() === '' ? sentence : `${text.trimEnd()}\n${sentence}`;
};
