/** B01–B03: legal bases and citations. */
import type { Found } from './finding.ts';
import { looksRight, makeLookRight } from './looks-right.ts';
import { rewrite } from './paper/edit.ts';
import type { Paper } from './paper/paper.ts';
import type { Paragraph } from './paper/paragraphs.ts';

const LOOK = { size: [13, 14], bold: false, italic: true } as const;
const CITED = /(?:Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị)\s+số\s+(\d+(?:\/\d{4})?\/[\p{L}\d-]+)(\s+ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}\s+của)?/giu;
const LAW_WITH_NUMBER = /(?:Bộ luật|Luật|Pháp lệnh)[^;.]*?\s+số\s+\d/u;

/** The mark that closes a paragraph, made another. */
const closeWith = (paragraph: Paragraph, mark: string): void => {
  const end = paragraph.text.trimEnd().length;
  const from = paragraph.text.slice(0, end).replace(/[\s;.,:]+$/u, '').length;
  rewrite(paragraph, [{ start: from, end, text: mark }]);
};

export function* checkBases({ form: { bases, body } }: Paper): Generator<Found> {
  for (const [index, base] of bases.entries()) {
    const mark = index === bases.length - 1 ? '.' : ';';
    const closed = base.folded.endsWith(mark);
    if (!closed || !looksRight(base, LOOK)) {
      yield { rule: 'B01', at: base, repair: () => {
        if (!closed) closeWith(base, mark);
        makeLookRight(base, LOOK);
      } };
    }
    if (LAW_WITH_NUMBER.test(base.folded)) yield { rule: 'B03', at: base };
  }
  const cited = new Set<string>();
  for (const paragraph of [...bases, ...body]) {
    for (const [, code = '', complete] of paragraph.folded.matchAll(CITED)) {
      const wrong = cited.has(code) ? complete !== undefined && !bases.includes(paragraph) : complete === undefined;
      if (wrong) yield { rule: 'B02', at: paragraph, facts: { code } };
      cited.add(code);
    }
  }
}
