import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { checkFormat, repairFormat } from '../../server/format/check-format.ts';
import { RULES, ruleText } from '../../server/format/check/rules.ts';
import { BREACHES } from './broken-rules.ts';
import { edited, paperOf } from './format-papers.ts';

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
