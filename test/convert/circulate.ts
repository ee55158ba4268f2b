/** What the tests of places share: the people of the sample, what a route wants, the text around a place. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkDocx } from '../../server/convert/check-docx.ts';
import type { Converter } from '../../server/convert/converter.ts';
import { makeCirculationPdf } from '../../server/convert/make-circulation-pdf.ts';
import { overlap } from '../../server/convert/places/boxes.ts';
import type { CirculationPdf, WantedPlace } from '../../server/convert/wanted-place.ts';
import type { Place, PlaceKey, Rect } from '../../server/pdf/geometry.ts';

export const HEADS: Readonly<Record<string, string>> = {
  VPS: 'Phạm Văn Mẫu', TTKC: 'Hồ Khuyến Công', KHTCTH: 'Đặng Kế Hoạch', KTQLNL: 'Trịnh Đình Năng Lượng', LDS: 'Lê Thanh Giả Định',
};
type StepKind = 'SIGN' | 'INITIAL' | 'FINAL_SIGN';

/** A route, written `SIGN VPS`, `INITIAL KHTCTH`, `FINAL_SIGN LDS`, and the clerk's places. */
export const wantedOf = (route: readonly `${StepKind} ${string}`[], ...clerks: readonly ('SEAL' | 'NUMBER' | 'DAY' | 'MONTH' | 'YEAR')[]): readonly WantedPlace[] => [
  ...route.map((step, index): WantedPlace => {
    const [kind = 'SIGN', departmentId = ''] = step.split(' ');
    const personName = HEADS[departmentId] ?? departmentId;
    return { key: `step:${index + 1}`, kind: kind as StepKind, departmentId, personName, label: personName };
  }),
  ...clerks.map((kind): WantedPlace => ({ key: kind.toLowerCase() as PlaceKey, kind, label: kind.toLowerCase() })),
];

export const circulate = async (docx: Uint8Array, converter: Converter, wanted: readonly WantedPlace[], placedByHand: readonly Place[] = []): Promise<CirculationPdf> =>
  makeCirculationPdf({ docx: await checkDocx(docx), converter, wanted, placedByHand, sealDiameterMm: 36 });

export const placeOf = (made: CirculationPdf, key: PlaceKey): Place => {
  const place = made.places.find((candidate) => candidate.key === key);
  if (place === undefined) throw new Error(`${key} was not placed; missing: ${JSON.stringify(made.missing)}`);
  return place;
};

export interface Word extends Rect {
  readonly text: string;
  readonly page: number;
}

/** Every word with its box as poppler sees it (not the reader under test), origin bottom left. */
export const wordsOf = (pdf: Uint8Array): readonly Word[] => {
  const path = join(mkdtempSync(join(tmpdir(), 'lc-words-')), 'a.pdf');
  writeFileSync(path, pdf);
  const html = execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return html.split('<page ').slice(1).flatMap((page, index) => {
    const height = Number(/height="([\d.]+)"/.exec(page)?.[1] ?? 0);
    return [...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g)].map((match) => {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = match.slice(1, 5).map(Number);
      return { text: (match[5] ?? '').normalize('NFC'), page: index, x: x0, y: height - y1, width: x1 - x0, height: y1 - y0 };
    });
  });
};

/** Box of a phrase: its last occurrence on a line of its own words. */
export const phrase = (words: readonly Word[], text: string): Word => {
  const parts = text.split(' ');
  for (let at = words.length - parts.length; at >= 0; at -= 1) {
    const found = words.slice(at, at + parts.length);
    const first = found[0];
    const last = found.at(-1);
    if (first !== undefined && last !== undefined && found.every((word, index) => word.text === parts[index])) return { ...first, text, width: last.x + last.width - first.x };
  }
  throw new Error(`"${text}" is not in the PDF`);
};

/** Words whose inked middle lies under a place. */
export const coveredBy = (place: Place, words: readonly Word[]): readonly string[] =>
  words.filter((word) => word.page === place.page && overlap(place.rect, { x: word.x, y: word.y + word.height * 0.25, width: word.width, height: word.height * 0.5 })).map(({ text }) => text);

export const centre = ({ x, width }: Rect): number => x + width / 2;
