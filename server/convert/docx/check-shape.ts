import { RefusalError } from '../../circulation/errors.ts';
import { DOCX_LIMITS } from './limits.ts';

const unsafe = (detail: string): RefusalError => new RefusalError('FILE_UNSAFE', { detail });

const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const SLASH = 47;
const GREATER = 62;

/** Position after `mark`, looked for from `from`. */
const after = (xml: string, mark: string, from: number): number => {
  const at = xml.indexOf(mark, from);
  if (at < 0) throw new RefusalError('FILE_CORRUPT');
  return at + mark.length;
};

/** Position of the `>` that closes the tag opened before `from`; one within quotes does not count. */
const tagEnd = (xml: string, from: number): number => {
  let quote = 0;
  for (let at = from; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === GREATER) return at;
    else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) quote = code;
  }
  throw new RefusalError('FILE_CORRUPT');
};

/**
 * Counts in one pass and without building a tree, so that nothing monstrous reaches a parser:
 * no DOCTYPE (hence no entities), not too deep, not too many elements or paragraphs.
 * @throws RefusalError FILE_UNSAFE, FILE_CORRUPT
 */
export const checkShape = (xml: string): void => {
  let depth = 0;
  let elements = 0;
  let paragraphs = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    if (xml.startsWith('<!--', at)) at = after(xml, '-->', at + 4);
    else if (xml.startsWith('<![CDATA[', at)) at = after(xml, ']]>', at + 9);
    else if (xml.startsWith('<!', at)) throw unsafe('DOCTYPE');
    else if (xml.startsWith('<?', at)) at = after(xml, '?>', at + 2);
    else {
      const end = tagEnd(xml, at + 1);
      if (xml.charCodeAt(at + 1) === SLASH) depth -= 1;
      else {
        elements += 1;
        if (/^<w:p[\s/>]/.test(xml.slice(at, at + 5))) paragraphs += 1;
        if (xml.charCodeAt(end - 1) !== SLASH) depth += 1;
      }
      at = end + 1;
    }
    if (depth > DOCX_LIMITS.depth) throw unsafe(`XML depth > ${DOCX_LIMITS.depth}`);
    if (elements > DOCX_LIMITS.elements) throw unsafe(`XML > ${DOCX_LIMITS.elements}`);
    if (paragraphs > DOCX_LIMITS.paragraphs) throw unsafe(`w:p > ${DOCX_LIMITS.paragraphs}`);
  }
};
