import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';
import { TEMPLATES, buildTemplate } from '../../server/format/templates.ts';
import { partsOf } from './packages.ts';

/** Children in the order of the schema (ECMA-376 Part 1, Annex A): Word refuses a file that breaks it. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  pPr: ['pStyle', 'keepNext', 'keepLines', 'pBdr', 'spacing', 'ind', 'jc', 'rPr'],
  rPr: ['rFonts', 'b', 'bCs', 'i', 'iCs', 'color', 'sz', 'szCs', 'lang'],
  tblPr: ['tblW', 'jc', 'tblInd', 'tblBorders', 'tblLayout', 'tblCellMar', 'tblLook'],
  tcPr: ['tcW', 'gridSpan', 'vAlign'],
  trPr: ['cantSplit', 'tblHeader'],
  sdtPr: ['alias', 'tag', 'id', 'lock', 'text'],
  sectPr: ['headerReference', 'pgSz', 'pgMar', 'pgNumType', 'cols', 'titlePg'],
  style: ['name', 'basedOn', 'uiPriority', 'semiHidden', 'qFormat', 'pPr', 'rPr', 'tblPr'],
};

describe.each(TEMPLATES)('$fileName', ({ id }) => {
  const parts = partsOf(buildTemplate(id));
  const document = new DOMParser().parseFromString(parts.get('word/document.xml') ?? '', 'text/xml');
  const all = (name: string) => Array.from(document.getElementsByTagName(`w:${name}`));

  test('is the same file each time it is built', () => {
    expect(Buffer.from(buildTemplate(id)).equals(Buffer.from(buildTemplate(id)))).toBe(true);
  });

  test('has every part that its relationships and content types name, and no other', () => {
    const types = parts.get('[Content_Types].xml') ?? '';
    const named = Array.from(types.matchAll(/PartName="\/([^"]+)"/g), ([, name]) => name);
    const targets = [...parts].filter(([name]) => name.endsWith('.rels')).flatMap(([name, xml]) =>
      Array.from(xml.matchAll(/Target="([^"]+)"/g), ([, target]) => (name.startsWith('word/') ? `word/${target}` : target)));
    expect(named.toSorted()).toEqual(targets.toSorted());
    expect([...parts.keys()].filter((name) => !name.endsWith('.rels') && name !== '[Content_Types].xml').toSorted()).toEqual(named.toSorted());
  });

  test('keeps its elements in the order of the schema', () => {
    for (const name of ['word/document.xml', 'word/styles.xml']) {
      const tree = new DOMParser().parseFromString(parts.get(name) ?? '', 'text/xml');
      for (const [element, order] of Object.entries(ORDER)) {
        for (const found of Array.from(tree.getElementsByTagName(`w:${element}`))) {
          const places = Array.from(found.childNodes, (child) => order.indexOf((child.nodeName).slice(2)));
          const xml = new XMLSerializer().serializeToString(found);
          expect(places, xml).not.toContain(-1);
          expect(places, xml).toEqual(places.toSorted((a, b) => a - b));
        }
      }
    }
  });

  test('gives each control an id of its own, and each cell a paragraph at its end', () => {
    const ids = all('sdtPr').map((properties) => properties.getElementsByTagName('w:id')[0]?.getAttribute('w:val'));
    expect(new Set(ids).size).toBe(ids.length);
    for (const cell of all('tc')) expect(cell.lastChild?.nodeName).toBe('w:p');
  });

  test('names only styles that it has', () => {
    const styles = Array.from((parts.get('word/styles.xml') ?? '').matchAll(/w:styleId="([^"]+)"/g), ([, style]) => style);
    for (const [name, xml] of parts) for (const [, style] of xml.matchAll(/<w:pStyle w:val="([^"]+)"/g)) expect(styles, name).toContain(style);
  });

  test('is written in Times New Roman on A4 with the margins of NĐ 30', () => {
    const xml = [...parts.values()].join('');
    expect(new Set(Array.from(xml.matchAll(/w:(?:ascii|hAnsi|cs|eastAsia)="([^"]+)"/g), ([, font]) => font).filter((font) => font !== 'vi-VN'))).toEqual(new Set(['Times New Roman']));
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"/>');
    const [margins = ''] = /<w:pgMar [^>]*>/.exec(xml) ?? [];
    const twips = (side: string): number => Number(new RegExp(`w:${side}="(\\d+)"`).exec(margins)?.[1]);
    for (const [side, least, most] of [['top', 1134, 1417], ['bottom', 1134, 1417], ['left', 1701, 1984], ['right', 850, 1134]] as const) {
      expect(twips(side), side).toBeGreaterThanOrEqual(least);
      expect(twips(side), side).toBeLessThanOrEqual(most);
    }
  });
});

test('the decision carries the year it is asked for in its date line, and only there', () => {
  const text = (year?: number) => (partsOf(buildTemplate('decision-budget', year)).get('word/document.xml') ?? '');
  expect(text(2031)).toBe(text().replace('<w:t xml:space="preserve"> năm 2026</w:t>', '<w:t xml:space="preserve"> năm 2031</w:t>'));
  expect(text(2031)).not.toBe(text());
});
