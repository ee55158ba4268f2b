import { describe, expect, test } from 'vitest';
import { DOCUMENT_TYPES } from '../../server/circulation/model.ts';
import { documentCode } from '../../server/registry/document-code.ts';
import { DOCUMENT_TYPE_FACTS } from '../../server/registry/document-types.ts';
import { notationOf } from '../../server/registry/notation.ts';

describe('the 29 types of NĐ 30/2020', () => {
  test('27 of them have an abbreviation, each its own', () => {
    const abbreviations = DOCUMENT_TYPES.map((type) => DOCUMENT_TYPE_FACTS[type].abbr).filter((abbr) => abbr !== null);
    expect([DOCUMENT_TYPES.length, abbreviations.length, new Set(abbreviations).size]).toEqual([29, 27, 27]);
  });
  test('the annex says QC and DA, whatever is often written', () => {
    expect([DOCUMENT_TYPE_FACTS.STATUTE.abbr, DOCUMENT_TYPE_FACTS.PROJECT.abbr, DOCUMENT_TYPE_FACTS.REGULATION.abbr, DOCUMENT_TYPE_FACTS.SCHEME.abbr]).toEqual(['QC', 'DA', 'QyĐ', 'ĐA']);
  });
  test('minutes follow form 1.9 and have no date line', () => {
    expect(DOCUMENT_TYPES.filter((type) => !DOCUMENT_TYPE_FACTS[type].hasDateLine)).toEqual(['MINUTES']);
    expect(DOCUMENT_TYPE_FACTS.MINUTES.form).toBe('1.9');
  });
  test('letters, decisions and all others are numbered apart', () => {
    expect(['OFFICIAL_LETTER', 'DECISION', 'MINUTES', 'REPORT'].map((type) => DOCUMENT_TYPE_FACTS[type as 'DECISION'].seriesGroup)).toEqual(['OFFICIAL_LETTER', 'DECISION', 'NAMED', 'NAMED']);
  });
});

describe('number and notation', () => {
  test.each([
    [15, 'DECISION', 'VP', '15/QĐ-SCT'],
    [7, 'MINUTES', 'VP', '07/BB-SCT'],
    [239, 'OFFICIAL_LETTER', 'VP', '239/SCT-VP'],
    [5127, 'OFFICIAL_LETTER', 'KTQLNL', '5127/SCT-KTQLNL'],
    [1, 'OFFICIAL_LETTER', null, '01/SCT'],
    [3, 'PUBLIC_LETTER', 'VP', '03/SCT-VP'],
  ] as const)('%i of a %s drafted in %s is %s', (number, type, department, code) => {
    expect(documentCode(number, notationOf(type, 'SCT', department), 2)).toBe(code);
  });
  test('a series may pad further', () => {
    expect(documentCode(7, 'QĐ-SCT', 4)).toBe('0007/QĐ-SCT');
  });
});
