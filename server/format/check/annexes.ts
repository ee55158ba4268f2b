/** A01, A02: annexes. */
import type { Found } from './finding.ts';
import type { Paper } from './paper/paper.ts';

const ROMAN = /^phụ lục\s+[IVX]+$/iu;
const REFERENCE = /^\(Kèm theo .*số\s*:?\s*\d/iu;

export function* checkAnnexes({ main, form: { annexes, body } }: Paper): Generator<Found> {
  const [first] = annexes;
  if (first === undefined) return;
  if (!body.some(({ folded }) => /phụ lục/iu.test(folded))) yield { rule: 'A01', at: first };
  if (annexes.length > 1) for (const annex of annexes) if (!ROMAN.test(annex.folded)) yield { rule: 'A01', at: annex };
  for (const paragraph of main) if (paragraph.number > first.number && REFERENCE.test(paragraph.folded)) yield { rule: 'A02', at: paragraph };
}
