import { describe, expect, test } from 'vitest';
import { isFinancialSuggestion, suggestFinancial } from '../../server/circulation/financial-suggestion.ts';

describe('does the text speak of money? (BR2.1)', () => {
  test.each([
    ['tổng số tiền là 42.600.000 đồng', ['42.600.000 đồng']],
    ['giá 1.500đ một chiếc', ['1.500đ']],
    ['785.000.000 VNĐ', ['785.000.000 VNĐ']],
    ['phê duyệt DỰ TOÁN', ['dự toán']],
    ['kinh phí, thanh toán, tạm ứng, hợp đồng, mua sắm, quyết toán, bảo lãnh', ['kinh phí', 'thanh toán', 'tạm ứng', 'hợp đồng', 'mua sắm', 'quyết toán', 'bảo lãnh']],
    ['thanh\n  toán'.normalize('NFD'), ['thanh toán']],
  ])('%s', (text, reasons) => {
    expect(suggestFinancial(text)).toEqual({ suggested: true, reasons });
  });
  test.each(['148.620 km', '60A-000.00', '02 chìa khóa', '2.026 đồng chí', 'mục 1.234.567 đo đạc', ''])('"%s" says nothing of it', (text) => {
    expect(suggestFinancial(text)).toEqual({ suggested: false, reasons: [] });
  });
  test('names at most three amounts, each once', () => {
    expect(suggestFinancial('1.000 đồng, 1.000 đồng, 2.000 đồng, 3.000 đồng, 4.000 đồng').reasons).toEqual(['1.000 đồng', '2.000 đồng', '3.000 đồng']);
  });
});

test('minutes are never suggested: their sums describe assets', () => {
  expect(isFinancialSuggestion('MINUTES', 'Bàn giao xe, nguyên giá 785.000.000 đồng', true)).toBe(false);
  expect(isFinancialSuggestion('DECISION', 'Phê duyệt dự toán', false)).toBe(true);
  expect(isFinancialSuggestion('DECISION', 'Thành lập Tổ công tác', true)).toBe(true);
  expect(isFinancialSuggestion('DECISION', 'Thành lập Tổ công tác', false)).toBe(false);
});
