import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { checkFormat, repairFormat } from '../../server/format/check-format.ts';
import { DOCUMENT_TYPES } from '../../server/circulation/model.ts';
import { RULES, ruleText } from '../../server/format/check/rules.ts';
import { paragraph } from '../../server/format/templates/words.ts';
import { BREACHES } from './broken-rules.ts';
import { all, edited, look, paperOf, say } from './format-papers.ts';
import { docxOf } from './packages.ts';

const paragraphsOf = (xml: string): readonly string[] => xml.match(/<w:p>.*?<\/w:p>|<w:p\/>/gsu) ?? [];
/** What stands between the paragraphs, without the section's own properties. */
const frameOf = (xml: string): string => xml.replace(/<w:p>.*?<\/w:p>|<w:p\/>/gsu, '¶').replace(/<w:sectPr>.*?<\/w:sectPr>/su, '');
const textsOf = (docx: Uint8Array): ReadonlyMap<string, string> => new Map(Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]));

test.each(['decision', 'minutes', 'letter'] as const)('the %s keeps every rule', (name) => {
  const { docx, context } = paperOf(name);
  expect(checkFormat(docx, context)).toEqual([]);
});

test('every rule has a document that breaks it', () => {
  expect(Object.keys(RULES).filter((rule) => !BREACHES.some((breach) => breach.rule === rule))).toEqual([]);
});

const placeholders = (text: string): readonly string[] => Array.from(text.matchAll(/\{(\w+)\}/gu), ([, name = '']) => name);

test.each(BREACHES)('$rule: $how is found, and nothing else is', ({ rule, paper, edit, keep, context, repairs }) => {
  const clean = paperOf(paper);
  const known = { ...clean.context, ...context };
  const findings = checkFormat(edited(clean.docx, edit), known);
  expect([...new Set(findings.map(({ ruleId }) => ruleId))], JSON.stringify(findings)).toEqual([rule]);
  expect(findings[0]).toMatchObject({ level: RULES[rule].level, repairable: repairs });
  for (const { facts } of findings) {
    for (const language of ['vi', 'en'] as const) {
      expect(Object.keys(facts)).toEqual(expect.arrayContaining([...placeholders(RULES[rule][language])]));
      expect(ruleText(rule, facts, language)).not.toContain('{');
    }
  }
  if (keep !== undefined) expect(checkFormat(edited(clean.docx, keep), known)).toEqual([]);
});

test.each(BREACHES.filter(({ repairs }) => repairs))('$rule: $how is put right, and nothing else changes', ({ paper, edit, context }) => {
  const clean = paperOf(paper);
  const known = { ...clean.context, ...context };
  const broken = edited(clean.docx, edit);
  const findings = checkFormat(broken, known);
  const repaired = repairFormat(broken, known, findings.map(({ id }) => id));
  expect(checkFormat(repaired, known)).toEqual([]);
  const [before, after] = [textsOf(broken), textsOf(repaired)];
  expect([...after.keys()]).toEqual([...before.keys()]);
  const touched = new Set(findings.map(({ place }) => place.part));
  const mayChange = findings.filter(({ place }) => place.paragraph !== null).length;
  for (const [name, xml] of before) {
    const now = after.get(name) ?? '';
    if (!touched.has(name)) expect(now, name).toBe(xml);
    const old = paragraphsOf(xml);
    expect(paragraphsOf(now)).toHaveLength(old.length);
    expect(paragraphsOf(now).filter((one, index) => one !== old[index]).length).toBeLessThanOrEqual(mayChange);
    expect(frameOf(now)).toBe(frameOf(xml));
  }
});

test('everything at once is put right in one go, and a clean document stays as it is', () => {
  const { docx, context } = paperOf('decision');
  const mended = BREACHES.filter(({ paper, repairs, rule }) => paper === 'decision' && repairs && rule !== 'B05');
  const spoilt = mended.filter(({ rule }, index) => mended.findIndex((other) => other.rule === rule) === index && !['P03', 'P05', 'B04', 'B09', 'B11', 'C06', 'S03'].includes(rule)).reduce((now, { edit }) => edited(now, edit), docx);
  const findings = checkFormat(spoilt, context);
  expect(new Set(findings.map(({ ruleId }) => ruleId)).size).toBeGreaterThan(15);
  expect(checkFormat(repairFormat(spoilt, context, findings.map(({ id }) => id)), context)).toEqual([]);
  expect(repairFormat(docx, context, ['P01-0'])).toBe(docx);
});

test('two things wrong with one line are put right together', () => {
  const { docx, context } = paperOf('decision');
  const broken = edited(docx, all(look('Đồng Nai, ngày', '<w:i w:val="0"/>'), say('Đồng Nai, ngày ', 'Đồng Nai ngày ')));
  const findings = checkFormat(broken, context);
  expect(findings.map(({ ruleId }) => ruleId)).toEqual(['C08', 'C08']);
  expect(checkFormat(repairFormat(broken, context, findings.map(({ id }) => id)), context)).toEqual([]);
});

test('a file that is no document of the house is answered with findings, never with a failure', () => {
  const { context } = paperOf('decision');
  for (const [...texts] of [[], ['BIÊN BẢN'], ['Số: 5/QĐ-SCT', 'Đồng Nai, ngày 5 tháng 1 năm 2026', 'QUYẾT ĐỊNH', 'Điều 1: abc', 'Nơi nhận', 'Như trên']]) {
    const docx = docxOf(...texts.map((text) => paragraph('Body', text)));
    for (const type of DOCUMENT_TYPES) {
      const findings = checkFormat(docx, { ...context, type });
      expect(findings.some(({ level }) => level === 'E')).toBe(true);
      const left = checkFormat(repairFormat(docx, { ...context, type }, findings.map(({ id }) => id)), { ...context, type });
      expect(left.filter(({ id, repairable }) => repairable && findings.some((finding) => finding.id === id)), type).toEqual([]);
    }
  }
});
