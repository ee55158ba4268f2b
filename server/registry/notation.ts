/** The notation (ký hiệu) of an outgoing document: NĐ 30/2020, Phụ lục I, Phần I, II.3. */
import type { DocumentType } from '../circulation/model.ts';
import { DOCUMENT_TYPE_FACTS } from './document-types.ts';

/**
 * `QĐ-SCT` for a type with a name; `SCT-VP` for a letter, from the drafting department's abbreviation.
 * A letter of a department that has none (the directorate) carries the agency's alone: `SCT`.
 */
export const notationOf = (type: DocumentType, agencyAbbr: string, departmentDocAbbr: string | null): string => {
  const { abbr } = DOCUMENT_TYPE_FACTS[type];
  if (abbr !== null) return `${abbr}-${agencyAbbr}`;
  return departmentDocAbbr === null ? agencyAbbr : `${agencyAbbr}-${departmentDocAbbr}`;
};
