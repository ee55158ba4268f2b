/** Vietnamese reading of amounts: 42.600.000 → "Bốn mươi hai triệu sáu trăm nghìn đồng". */
import { RefusalError } from '../circulation/errors.ts';

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const BILLION = 1_000_000_000;

const digit = (value: number): string => DIGITS[value] ?? '';

/** Tens and units: `mười lăm`, `hai mươi mốt`, `linh năm` (behind hundreds). */
const readTens = (tens: number, units: number, behindHundreds: boolean): readonly string[] => {
  if (tens === 0) return units === 0 ? [] : [behindHundreds ? `linh ${digit(units)}` : digit(units)];
  const ten = tens === 1 ? 'mười' : `${digit(tens)} mươi`;
  if (units === 0) return [ten];
  const unit = units === 5 ? 'lăm' : units === 1 && tens > 1 ? 'mốt' : digit(units);
  return [ten, unit];
};

/** Three digits; `inner` groups (something larger stands before) are read with their hundreds even when those are zero. */
const readGroup = (group: number, inner: boolean): readonly string[] => {
  const hundreds = Math.floor(group / 100);
  const spoken = inner || hundreds > 0;
  return [...(spoken ? [`${digit(hundreds)} trăm`] : []), ...readTens(Math.floor(group / 10) % 10, group % 10, spoken)];
};

/** Below one thousand million. */
const readMillions = (value: number, inner: boolean): readonly string[] => {
  const groups = [[Math.floor(value / 1_000_000), 'triệu'], [Math.floor(value / 1000) % 1000, 'nghìn'], [value % 1000, '']] as const;
  let spoken = inner;
  return groups.flatMap(([group, name]) => {
    if (group === 0) return [];
    const words = [...readGroup(group, spoken), ...(name === '' ? [] : [name])];
    spoken = true;
    return words;
  });
};

const readNumber = (value: number): readonly string[] => {
  const billions = Math.floor(value / BILLION);
  return billions === 0 ? readMillions(value, false) : [...readNumber(billions), 'tỷ', ...readMillions(value % BILLION, true)];
};

/**
 * A whole amount of đồng in words, capitalised as in "(Bằng chữ: …)".
 * @throws RefusalError BAD_REQUEST where `amount` is not a whole number from 0 to 2^53 − 1
 */
export const amountInWords = (amount: number): string => {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RefusalError('BAD_REQUEST', { detail: `amount ${amount}` });
  const words = amount === 0 ? 'không' : readNumber(amount).join(' ');
  return `${words.charAt(0).toLocaleUpperCase('vi')}${words.slice(1)} đồng`;
};

/** Spellings that say the same: the South's `lẻ` and `ngàn`, `tư` for `bốn`, `tỉ`, a closing `chẵn`, a `không trăm` left unsaid. */
const plainWords = (words: string): string =>
  words.normalize('NFC').toLocaleLowerCase('vi').replace(/[^\p{L}]+/gu, ' ')
    .split(' ').filter((word) => word !== '')
    .map((word) => ({ lẻ: 'linh', ngàn: 'nghìn', tư: 'bốn', tỉ: 'tỷ', bẩy: 'bảy', nhăm: 'lăm' })[word] ?? word)
    .join(' ').replace(/ chẵn$/u, '').replace(/ đồng( việt nam)?( chẵn)?$/u, '').replace(/ không trăm(?= |$)/gu, '');

/** Do these words, in any usual spelling, say this amount? (BR2.3, AMOUNT_IN_WORDS) */
export const saysAmount = (words: string, amount: number): boolean => plainWords(words) === plainWords(amountInWords(amount));
