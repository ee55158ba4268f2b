import type { Document, Element } from '@xmldom/xmldom';
import { allOf } from '../docx/xml.ts';
import { NOTHING_TYPED, type Anchor, type AnchorKind, type TypedValues } from './anchor.ts';
import { blankFor, FILLER, NBSP } from './blanks.ts';
import type { Bookmarks } from './bookmarks.ts';
import { paragraphText, runAt, textsOf } from './split-runs.ts';

interface Gap {
  readonly kind: AnchorKind;
  readonly from: number;
  readonly to: number;
}

/** `Số:      /QĐ-SCT` (NĐ 30/2020, Phụ lục I, ô 3). */
const NUMBER_LINE = new RegExp(`^\\s*Số\\s*:(?<gap>${FILLER})(?<number>\\d+\\p{L}?\\s*)?/`, 'iu');
/** `Đồng Nai, ngày    tháng    năm 2026` (ô 4): a short line that ends with the year, not a sentence that mentions a date. */
const DATE_LINE = new RegExp(`^(?:[^,;:.]{2,40},)?\\s*ngày(?<day>${FILLER}|\\s*\\d{1,2}\\s*)tháng(?<month>${FILLER}|\\s*\\d{1,2}\\s*)năm(?<year>${FILLER}|\\s*\\d{4}\\s*)\\.?\\s*$`, 'diu');

/** The gap without the one space that separates it from the words on either side. */
const inner = (kind: AnchorKind, from: number, text: string): Gap => ({
  kind,
  from: from + (/^[\s\u00a0]/.test(text) ? 1 : 0),
  to: from + text.length - (text.length > 2 && /[\s\u00a0]$/.test(text) ? 1 : 0),
});

const numberGap = (text: string): { readonly gaps: readonly Gap[]; readonly typed: Partial<TypedValues> } | null => {
  const match = NUMBER_LINE.exec(text);
  if (match === null) return null;
  const typed = match.groups?.['number']?.trim();
  if (typed !== undefined) return { gaps: [], typed: { number: typed } };
  const gap = match.groups?.['gap'] ?? '';
  const from = text.indexOf(':') + 1;
  return { gaps: [{ kind: 'number', from: from + (/^[\s\u00a0]/.test(gap) ? 1 : 0), to: from + gap.length }], typed: {} };
};

const dateGaps = (text: string): { readonly gaps: readonly Gap[]; readonly typed: Partial<TypedValues> } | null => {
  const match = DATE_LINE.exec(text);
  if (match === null) return null;
  const parts = (['day', 'month', 'year'] as const).map((kind) => ({ kind, text: match.groups?.[kind] ?? '', from: match.indices?.groups?.[kind]?.[0] ?? 0 }));
  return {
    gaps: parts.filter((part) => !/\d/.test(part.text)).map((part) => inner(part.kind, part.from, part.text)),
    typed: Object.fromEntries(parts.filter((part) => /\d/.test(part.text)).map((part) => [part.kind, Number(part.text)])),
  };
};

/** Puts bookmarks around one gap and makes it wide enough. Gaps of one paragraph are taken from the last to the first. */
const anchorGap = (document: Document, paragraph: Element, { kind, from, to }: Gap, bookmarks: Bookmarks): Anchor | null => {
  const text = paragraphText(paragraph);
  const after = runAt(document, paragraph, to);
  const first = to > from ? runAt(document, paragraph, from) : null;
  const model = first ?? after ?? runAt(document, paragraph, Math.max(0, from - 1));
  const parent = model?.parentNode;
  if (model === null || !parent) return null;
  const blank = model.cloneNode(true) as Element;
  const [holder] = allOf(blank, 't');
  if (holder === undefined) return null;
  for (const child of Array.from(blank.childNodes)) if (child !== holder && child.nodeName !== 'w:rPr') blank.removeChild(child);
  holder.textContent = blankFor(kind, text.slice(from, to).replace(/[^\s\u00a0]/g, NBSP));
  holder.setAttribute('xml:space', 'preserve');
  parent.insertBefore(blank, first ?? after ?? null);
  // What filled the gap before (spaces, dots) gives way to the blank.
  let at = 0;
  for (const piece of textsOf(paragraph)) {
    const length = (piece.textContent ?? '').length;
    if (piece === holder) continue;
    if (at >= from && at + length <= to) piece.textContent = '';
    at += length;
  }
  return { kind, slot: '', start: bookmarks.put(parent, blank), end: bookmarks.put(parent, blank.nextSibling), source: 'text' };
};

const LINES = [
  { kinds: ['number'], read: numberGap },
  { kinds: ['day', 'month', 'year'], read: dateGaps },
] as const;

/**
 * Finds the blanks of the number line and of the date line by their wording, each in the first paragraph that has it,
 * unless a content control has told already.
 */
export const anchorLines = (document: Document, known: ReadonlySet<AnchorKind>, bookmarks: Bookmarks): { readonly anchors: readonly Anchor[]; readonly typed: TypedValues } => {
  const anchors: Anchor[] = [];
  let typed = NOTHING_TYPED;
  const paragraphs = allOf(document, 'p');
  for (const { kinds, read } of LINES) {
    for (const paragraph of paragraphs) {
      const found = read(paragraphText(paragraph).normalize('NFC'));
      if (found === null) continue;
      const wanted = found.gaps.filter(({ kind }) => !known.has(kind) && kinds.some((one) => one === kind));
      anchors.push(...wanted.toReversed().flatMap((gap) => anchorGap(document, paragraph, gap, bookmarks) ?? []));
      typed = { ...typed, ...found.typed };
      break;
    }
  }
  return { anchors, typed };
};
