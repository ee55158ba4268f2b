/** BR2.1: does a text speak of money? A suggestion to the officer, who decides (BR2.8). */
import type { DocumentType } from './model.ts';

/** "1.200 đồng chí" counts comrades, not money. */
const AMOUNT = /(?<![\p{L}\p{N}])\d{1,3}(?:\.\d{3})+ ?(?:đồng(?! chí(?!\p{L}))|VNĐ|đ)(?![\p{L}\p{N}])/giu;
const WORDS = ['dự toán', 'kinh phí', 'thanh toán', 'tạm ứng', 'hợp đồng', 'mua sắm', 'quyết toán', 'bảo lãnh'] as const;
const MAX_AMOUNTS = 3;

export interface FinancialSuggestion {
  readonly suggested: boolean;
  /** The words and the first amounts that were found, as they stand in the text. */
  readonly reasons: readonly string[];
}

/** Looks for amounts (`42.600.000 đồng`) and for the words of BR2.1, in any case and any Unicode spelling. */
export const suggestFinancial = (text: string): FinancialSuggestion => {
  const plain = text.normalize('NFC').replace(/\s+/gu, ' ');
  const amounts = [...new Set(plain.match(AMOUNT) ?? [])].slice(0, MAX_AMOUNTS);
  const lower = plain.toLowerCase();
  const reasons = [...WORDS.filter((word) => lower.includes(word)), ...amounts];
  return { suggested: reasons.length > 0, reasons };
};

/** Should the officer be asked? Never of minutes: their sums describe assets (decisions.md, Finance). */
export const isFinancialSuggestion = (type: DocumentType, subject: string, suggestedByText: boolean): boolean =>
  type !== 'MINUTES' && (suggestedByText || suggestFinancial(subject).suggested);
