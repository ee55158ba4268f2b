import { DOMParser, XMLSerializer, type Document, type Element, type Node } from '@xmldom/xmldom';
import { RefusalError } from '../../circulation/errors.ts';

/** WordprocessingML, ECMA-376 Part 1, transitional. */
export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';

const unsafe = (detail: string): RefusalError => new RefusalError('FILE_UNSAFE', { detail });

/**
 * The text of an XML part: UTF-8, or UTF-16 with its mark. Anything else could hide from the checks below.
 * @throws RefusalError FILE_UNSAFE (encoding)
 */
export const decodeXml = (bytes: Uint8Array): string => {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new RefusalError('FILE_UNSAFE', { detail: 'XML encoding' }, { cause });
  }
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']/.exec(text)?.[1];
  if (declared !== undefined && !/^(utf-?8|utf-?16(le|be)?|us-ascii)$/i.test(declared)) throw unsafe('XML encoding');
  return text.replace(/^(\s*<\?xml[^>]*?encoding\s*=\s*["'])[^"']+/, '$1UTF-8');
};

/** Parses strictly. @throws RefusalError FILE_CORRUPT */
export const parseXml = (xml: string): Document => {
  try {
    return new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(message);
      },
    }).parseFromString(xml, 'text/xml');
  } catch (cause) {
    throw new RefusalError('FILE_CORRUPT', {}, { cause });
  }
};

export const serializeXml = (document: Document): Uint8Array => new TextEncoder().encode(new XMLSerializer().serializeToString(document));

export const isElement = (node: Node): node is Element => node.nodeType === 1;

/** Child elements, all or those of one WordprocessingML name. */
const childrenOf = (node: Node, name?: string): readonly Element[] =>
  Array.from(node.childNodes).filter(isElement).filter((child) => name === undefined || (child.namespaceURI === W && child.localName === name));

export const childOf = (node: Node, name: string): Element | undefined => childrenOf(node, name)[0];

/** Every descendant of one WordprocessingML name, in document order; a copy, so that the tree may change meanwhile. */
export const allOf = (node: Document | Element, name: string): readonly Element[] => Array.from(node.getElementsByTagNameNS(W, name));

/** An attribute in the `w:` namespace. */
export const attributeOf = (element: Element | undefined, name: string): string | null => element?.getAttributeNS(W, name) ?? null;

/** The nearest ancestor of one WordprocessingML name. */
export const ancestorOf = (node: Node, name: string): Element | null => {
  for (let up = node.parentNode; up !== null; up = up.parentNode) {
    if (isElement(up) && up.namespaceURI === W && up.localName === name) return up;
  }
  return null;
};

export const removeNode = (node: Node): void => {
  node.parentNode?.removeChild(node);
};

/** Puts an element's children (or those of one of its children) in its place. */
export const unwrap = (element: Element, content: Element = element): void => {
  const parent = element.parentNode;
  while (content.firstChild) parent?.insertBefore(content.firstChild, element);
  removeNode(element);
};
