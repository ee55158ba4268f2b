import type { Document, Element } from '@xmldom/xmldom';
import { RefusalError } from '../../circulation/errors.ts';
import { freezeOutsideFields } from './freeze-fields.ts';
import { hasRelationshipId } from './relationships.ts';
import { allOf, R, removeNode } from './xml.ts';

const OFFICE = 'urn:schemas-microsoft-com:office:office';
const byLocalName = (document: Document, name: string): readonly Element[] => Array.from(document.getElementsByTagNameNS('*', name));

/** VML pictures may name their file directly instead of by a relationship. */
const cutDirectPictures = (document: Document): void => {
  for (const element of ['imagedata', 'fill', 'stroke'].flatMap((name) => byLocalName(document, name))) {
    const source = element.getAttribute('src') ?? element.getAttributeNS(OFFICE, 'href') ?? '';
    if (source !== '' && !hasRelationshipId(element)) throw new RefusalError('FILE_EXTERNAL_CONTENT', { target: source.slice(0, 120) });
    element.removeAttribute('src');
    for (const name of ['href', 'althref']) element.removeAttributeNS(OFFICE, name);
  }
};

/** A picture that is linked and embedded keeps only the embedded copy. */
const cutLinkedCopies = (document: Document): void => {
  for (const blip of byLocalName(document, 'blip')) {
    if ((blip.getAttributeNS(R, 'embed') ?? '') !== '') blip.removeAttributeNS(R, 'link');
  }
};

/** Embedded objects keep the picture Word shows for them; the object itself (a workbook, a package) is not needed on paper. */
const cutObjects = (document: Document): void => {
  for (const name of ['OLEObject', 'externalData', 'svgBlip', 'control']) byLocalName(document, name).forEach(removeNode);
};

const composeText = (document: Document): void => {
  for (const text of allOf(document, 't')) {
    const composed = (text.textContent ?? '').normalize('NFC');
    if (composed !== text.textContent) text.textContent = composed;
  }
};

/**
 * Makes one part of the document self-contained and its text NFC (decomposed letters shift positions).
 * @returns the fields that were cut to the text they last showed
 * @throws RefusalError FILE_EXTERNAL_CONTENT, FILE_UNSAFE
 */
export const cleanPart = (document: Document): readonly string[] => {
  if (allOf(document, 'altChunk').length > 0) throw new RefusalError('FILE_UNSAFE', { detail: 'altChunk' });
  if (allOf(document, 'subDoc').length > 0) throw new RefusalError('FILE_UNSAFE', { detail: 'subDoc' });
  cutDirectPictures(document);
  cutLinkedCopies(document);
  cutObjects(document);
  composeText(document);
  return freezeOutsideFields(document);
};
