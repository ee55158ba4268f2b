import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RefusalError } from '../../server/circulation/errors.ts';
import { amountInWords, saysAmount } from '../../server/registry/amount-in-words.ts';

const VALUES: Readonly<Record<string, number>> = { không: 0, một: 1, mốt: 1, hai: 2, ba: 3, bốn: 4, năm: 5, lăm: 5, sáu: 6, bảy: 7, tám: 8, chín: 9 };
const SCALES: Readonly<Record<string, number>> = { nghìn: 1e3, triệu: 1e6 };

/** An independent reader, word by word: units, then tens and hundreds, then scales, then thousand millions. */
const read = (words: string): number => {
  let total = 0, millions = 0, group = 0, unit = 0;
  for (const word of words.toLowerCase().replace(/ đồng$/, '').split(' ')) {
    const scale = SCALES[word];
    if (word === 'tỷ') { total = (total + millions + group + unit) * 1e9; millions = group = unit = 0; }
    else if (scale !== undefined) { millions += (group + unit) * scale; group = unit = 0; }
    else if (word === 'trăm') { group += unit * 100; unit = 0; }
    else if (word === 'mươi') { group += unit * 10; unit = 0; }
    else if (word === 'mười') group += 10;
    else if (word !== 'linh') unit = VALUES[word] ?? Number.NaN;
  }
  return total + millions + group + unit;
};

describe('amounts in words', () => {
  test.each([
    [0, 'Không đồng'],
    [5, 'Năm đồng'],
    [10, 'Mười đồng'],
    [15, 'Mười lăm đồng'],
    [21, 'Hai mươi mốt đồng'],
    [101, 'Một trăm linh một đồng'],
    [110, 'Một trăm mười đồng'],
    [1000, 'Một nghìn đồng'],
    [1005, 'Một nghìn không trăm linh năm đồng'],
    [42_600_000, 'Bốn mươi hai triệu sáu trăm nghìn đồng'],
    [785_000_000, 'Bảy trăm tám mươi lăm triệu đồng'],
    [196_250_000, 'Một trăm chín mươi sáu triệu hai trăm năm mươi nghìn đồng'],
    [1_000_000_000, 'Một tỷ đồng'],
    [1_005_000_000, 'Một tỷ không trăm linh năm triệu đồng'],
    [2_000_000_000_000, 'Hai nghìn tỷ đồng'],
    [1_234_567_891, 'Một tỷ hai trăm ba mươi bốn triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi mốt đồng'],
  ])('%i is read "%s"', (amount, words) => {
    expect(amountInWords(amount)).toBe(words);
  });
  test('say the amount again when read back by another reader', () => {
    fc.assert(fc.property(fc.oneof(fc.nat(), fc.maxSafeNat(), fc.nat(1000).map((value) => value * 1_000_000)), (amount) => { expect(read(amountInWords(amount))).toBe(amount); }), { numRuns: 2000 });
  });
  test('are of whole amounts only', () => {
    for (const amount of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) expect(() => amountInWords(amount)).toThrow(RefusalError);
  });
});

describe('do the words say the amount? (BR2.3)', () => {
  test.each([
    ['Bốn mươi hai triệu sáu trăm nghìn đồng', 42_600_000],
    ['bốn mươi hai triệu, sáu trăm ngàn đồng chẵn.', 42_600_000],
    ['Bốn mươi hai triệu sáu trăm nghìn đồng'.normalize('NFD'), 42_600_000],
    ['Một trăm lẻ một đồng', 101],
    ['Hai mươi tư triệu đồng', 24_000_000],
    ['Một nghìn lẻ năm đồng', 1005],
    ['Một tỉ đồng Việt Nam', 1_000_000_000],
  ])('"%s"', (words, amount) => { expect(saysAmount(words, amount)).toBe(true); });
  test.each([['Bốn mươi hai triệu chín trăm nghìn đồng', 42_600_000], ['', 1], ['Bốn mươi hai nghìn sáu trăm đồng', 42_600_000]])('not "%s"', (words, amount) => {
    expect(saysAmount(words, amount)).toBe(false);
  });
  test('no two amounts share their words', () => {
    fc.assert(fc.property(fc.nat(), fc.nat(), (one, other) => { expect(saysAmount(amountInWords(one), other)).toBe(one === other); }));
  });
});
