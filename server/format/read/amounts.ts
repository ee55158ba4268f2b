/** Sums of money in a text, and the words beside them (domain.md BR2.3). */
import { saysAmount } from '../../registry/amount-in-words.ts';

export interface Amount {
  /** As written: `42.600.000 đồng`. */
  readonly figures: string;
  /** Đồng. */
  readonly value: number;
  readonly words: string | null;
  /** Do the words say the same sum? Null where no words stand beside it. */
  readonly agree: boolean | null;
}

const AMOUNT = /(?<![\p{L}\p{N}.,])(\d{1,3}(?:\.\d{3})+)\s?(?:đồng|VNĐ|đ)(?![\p{L}\p{N}])(?:\s*\(\s*(?:Viết )?bằng chữ\s*:?\s*([^()]+?)[\s.;,]*\))?/giu;

/** Every sum once, in the order of the text. */
export const readAmounts = (text: string): readonly Amount[] => {
  const found = Array.from(text.matchAll(AMOUNT), ([whole, digits = '', words]): Amount => {
    const value = Number(digits.replaceAll('.', ''));
    return { figures: whole.split('(')[0]?.trim() ?? '', value, words: words ?? null, agree: words === undefined ? null : saysAmount(words, value) };
  });
  return found.filter((amount, index) => found.findIndex(({ value, words }) => value === amount.value && words === amount.words) === index);
};
