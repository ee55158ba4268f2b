import type { PdfFile } from './file.ts';
import type { Rect } from './geometry.ts';
import { inflateStream } from './inflate.ts';
import { malformed } from './malformed.ts';
import { isArray, isDict, isInteger, isName, isStream, isText, type PdfDict, type PdfText, type PdfValue } from './objects.ts';
import type { Page } from './pages.ts';
import { isSpace, readValue, skipSpace } from './syntax.ts';

type Matrix = readonly [number, number, number, number, number, number];
const SAME: Matrix = [1, 0, 0, 1, 0, 0];
const times = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3], a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
];

/** Operators of one page, forms inside forms: more is not looked at. */
const MOST_OPERATORS = 200_000;
const DEEPEST_FORM = 4;
/** Height of small letters and of letters with marks, parts of the font size: what must stay readable. */
const [FOOT, HEAD] = [0, 0.6];
/** A glyph whose width is not told, parts of the font size. */
const USUAL_WIDTH = 0.45;

const numbers = (operands: readonly PdfValue[]): readonly number[] => operands.map((value) => (typeof value === 'number' ? value : 0));
const matrixOf = (values: readonly number[]): Matrix => [values[0] ?? 1, values[1] ?? 0, values[2] ?? 0, values[3] ?? 1, values[4] ?? 0, values[5] ?? 0];

/** Width of a string in parts of the font size, and how many glyphs it has. */
const measure = (file: PdfFile, font: PdfDict | null, { bytes }: PdfText): { readonly width: number; readonly glyphs: number } => {
  if (font !== null && isName(file.get(font, 'Subtype'), 'Type0')) return { width: (bytes.length / 2) * USUAL_WIDTH, glyphs: bytes.length / 2 };
  const widths = font === null ? null : file.get(font, 'Widths');
  const first = font === null ? 0 : file.get(font, 'FirstChar');
  let width = 0;
  for (const byte of bytes) {
    const told = isArray(widths) && isInteger(first) ? file.resolve(widths.items[byte - first]) : null;
    width += typeof told === 'number' ? told / 1000 : USUAL_WIDTH;
  }
  return { width, glyphs: bytes.length };
};

/** Bytes of a content stream, or of several one after the other. */
const contentOf = (file: PdfFile, value: PdfValue): Uint8Array => {
  const parts = isArray(value) ? value.items.map((item) => file.resolve(item)) : [value];
  return new Uint8Array(Buffer.concat(parts.filter(isStream).flatMap((stream) => [inflateStream(stream), Buffer.from('\n')])));
};

const isLetter = (byte: number | undefined): boolean => byte !== undefined && !isSpace(byte) && !Buffer.from('()<>[]{}/%').includes(byte);

/** Operators with their operands (ISO 32000-2 §7.8.2); pictures inside the stream are passed over. */
export function* operatorsOf(bytes: Uint8Array): Generator<{ readonly operator: string; readonly operands: readonly PdfValue[] }> {
  let operands: PdfValue[] = [];
  for (let at = skipSpace(bytes, 0); at < bytes.length; at = skipSpace(bytes, at)) {
    const byte = bytes[at] ?? 0;
    if (!isLetter(byte) || (byte >= 0x2b && byte <= 0x39)) {
      const parsed = readValue(bytes, at);
      operands.push(parsed.value);
      if (operands.length > 1000) throw malformed('too many operands in a content stream');
      at = parsed.next;
      continue;
    }
    let end = at;
    while (isLetter(bytes[end])) end += 1;
    const operator = Buffer.from(bytes.subarray(at, end)).toString('latin1');
    at = end;
    if (operator === 'ID') {
      const after = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf('EI', at);
      at = after < 0 ? bytes.length : after + 2;
    } else if (operator === 'true' || operator === 'false' || operator === 'null') { operands.push(null); continue; }
    yield { operator, operands };
    operands = [];
  }
}

interface State { readonly base: Matrix; readonly font: PdfDict | null; readonly size: number; readonly charSpace: number; readonly wordSpace: number; readonly scale: number; readonly leading: number }

/**
 * Where a page shows text, as rectangles in the page's own coordinates: near enough to tell whether something lies over it.
 * Fonts are measured by their own widths where these are told, else by a usual one.
 * @throws RefusalError PDF_MALFORMED for content that cannot be read
 */
export const textPlaces = (file: PdfFile, page: Page): readonly Rect[] => {
  const places: Rect[] = [];
  let spent = 0;
  const run = (content: Uint8Array, resources: PdfValue, start: Matrix, depth: number): void => {
    const named = (kind: string, key: PdfValue | undefined): PdfValue => {
      const group = isDict(resources) ? file.get(resources, kind) : null;
      return isDict(group) && isName(key) ? file.get(group, key.name) : null;
    };
    let state: State = { base: start, font: null, size: 0, charSpace: 0, wordSpace: 0, scale: 1, leading: 0 };
    const kept: State[] = [];
    let [line, at]: [Matrix, Matrix] = [SAME, SAME];
    const advance = (by: number): void => { at = times([1, 0, 0, 1, by * state.scale, 0], at); };
    const show = (text: PdfText): void => {
      const { width, glyphs } = measure(file, state.font, text);
      const long = width * state.size + glyphs * state.charSpace;
      const total = times(at, state.base);
      const corner = (x: number, y: number): readonly [number, number] => [x * total[0] + y * total[2] + total[4], x * total[1] + y * total[3] + total[5]];
      const corners = [corner(0, FOOT * state.size), corner(long * state.scale, HEAD * state.size)];
      const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
      if (text.bytes.some((byte) => byte !== 0x20)) places.push({ x: Math.min(...xs), y: Math.min(...ys), width: Math.abs((xs[1] ?? 0) - (xs[0] ?? 0)), height: Math.abs((ys[1] ?? 0) - (ys[0] ?? 0)) });
      advance(long);
    };
    const next = (x: number, y: number): void => { line = times([1, 0, 0, 1, x, y], line); at = line; };
    for (const { operator, operands } of operatorsOf(content)) {
      spent += 1;
      if (spent > MOST_OPERATORS) throw malformed('a page has too much content');
      const [a = 0, b = 0] = numbers(operands);
      const last = operands.at(-1);
      switch (operator) {
        case 'q': kept.push(state); break;
        case 'Q': state = kept.pop() ?? state; break;
        case 'cm': state = { ...state, base: times(matrixOf(numbers(operands)), state.base) }; break;
        case 'BT': line = SAME; at = SAME; break;
        case 'Tf': { const font = named('Font', operands[0]); state = { ...state, font: isDict(font) ? font : null, size: typeof last === 'number' ? last : 0 }; break; }
        case 'Tc': state = { ...state, charSpace: a }; break;
        case 'Tz': state = { ...state, scale: a / 100 }; break;
        case 'TL': state = { ...state, leading: a }; break;
        case 'Td': next(a, b); break;
        case 'TD': state = { ...state, leading: -b }; next(a, b); break;
        case 'Tm': line = matrixOf(numbers(operands)); at = line; break;
        case 'T*': next(0, -state.leading); break;
        case 'Tj': if (isText(last)) show(last); break;
        case '\'':
        case '"': next(0, -state.leading); if (isText(last)) show(last); break;
        case 'TJ':
          for (const item of isArray(last) ? last.items : []) {
            if (isText(item)) show(item);
            else if (typeof item === 'number') advance((-item / 1000) * state.size);
          }
          break;
        case 'Do': {
          const form = named('XObject', operands[0]);
          if (!isStream(form) || !isName(form.dict.entries.get('Subtype'), 'Form') || depth >= DEEPEST_FORM) break;
          const matrix = file.get(form.dict, 'Matrix');
          const own = form.dict.entries.has('Resources') ? file.get(form.dict, 'Resources') : resources;
          run(contentOf(file, form), own, times(isArray(matrix) ? matrixOf(numbers(matrix.items)) : SAME, state.base), depth + 1);
          break;
        }
        default:
      }
    }
  };
  run(contentOf(file, file.get(page.dict, 'Contents')), page.resources, SAME, 0);
  return places;
};
