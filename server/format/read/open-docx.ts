/** The main story of a .docx and its styles, as trees. Reads for the officer's eyes; what may circulate is judged by `server/convert`. */
import { DOMParser } from '@xmldom/xmldom';
import type { Document, Element, Node } from '@xmldom/xmldom';
import { unzipSync } from 'fflate';
import { RefusalError } from '../../circulation/errors.ts';

export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** Bytes of one unpacked part; ECMA-376 sets none. */
const MOST = 40_000_000;

export const isElement = (node: Node): node is Element => node.nodeType === 1;

/** Child elements, all or those of one WordprocessingML name. */
export const childrenOf = (node: Node, name?: string): readonly Element[] =>
  Array.from(node.childNodes).filter(isElement).filter((child) => name === undefined || (child.namespaceURI === W && child.localName === name));

export const childOf = (node: Node | undefined, name: string): Element | undefined => (node === undefined ? undefined : childrenOf(node, name)[0]);
export const allOf = (node: Document | Element, name: string): readonly Element[] => Array.from(node.getElementsByTagNameNS(W, name));
export const valueOf = (element: Element | undefined, name = 'val'): string | null => element?.getAttributeNS(W, name) ?? null;
export const isWord = (element: Element, name: string): boolean => element.namespaceURI === W && element.localName === name;

/** An on-off property (`w:b`): absent → null. */
export const switchOf = (properties: Element | undefined, name: string): boolean | null => {
  const property = childOf(properties, name);
  return property === undefined ? null : !/^(0|false|off)$/.test(valueOf(property) ?? '1');
};

export interface OpenDocx {
  readonly main: Document;
  readonly styles: Document | null;
}

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte);

/** What Word saves in an OLE file: a .docx behind a password holds a stream of this name (MS-OFFCRYPTO §1.3). */
const isEncrypted = (bytes: Uint8Array): boolean => new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length - (bytes.length % 2))).includes('EncryptedPackage');

const checkKind = (bytes: Uint8Array): void => {
  if (bytes.length === 0) throw new RefusalError('FILE_EMPTY');
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new RefusalError(isEncrypted(bytes) ? 'FILE_ENCRYPTED' : 'FILE_LEGACY_DOC');
  if (!startsWith(bytes, 0x50, 0x4b, 3, 4)) throw new RefusalError('FILE_NOT_DOCX');
};

const parse = (part: Uint8Array): Document => {
  const xml = new TextDecoder('utf-8').decode(part);
  if (/<!DOCTYPE/i.test(xml)) throw new RefusalError('FILE_UNSAFE', { detail: 'DOCTYPE' });
  return new DOMParser({ onError: (level, message) => {
    if (level !== 'warning') throw new Error(message);
  } }).parseFromString(xml, 'text/xml');
};

/**
 * The wanted parts of a .docx by name.
 * @throws RefusalError FILE_EMPTY, FILE_LEGACY_DOC, FILE_ENCRYPTED, FILE_NOT_DOCX, FILE_UNSAFE, FILE_CORRUPT
 */
export const unpack = (bytes: Uint8Array, wanted: (name: string) => boolean): Readonly<Record<string, Uint8Array>> => {
  checkKind(bytes);
  return soundly(() => {
    const parts = unzipSync(bytes, { filter: ({ name, originalSize }) => {
      if (!wanted(name)) return false;
      if (originalSize > MOST) throw new RefusalError('FILE_UNSAFE', { detail: name });
      return true;
    } });
    if (parts['word/document.xml'] === undefined) throw new RefusalError('FILE_NOT_DOCX');
    return parts;
  });
};

/** @throws RefusalError FILE_UNSAFE, FILE_CORRUPT */
export const parsePart = (part: Uint8Array): Document => soundly(() => parse(part));

const soundly = <Result>(read: () => Result): Result => {
  try {
    return read();
  } catch (error) {
    throw error instanceof RefusalError ? error : new RefusalError('FILE_CORRUPT', {}, { cause: error });
  }
};

/** @throws RefusalError FILE_EMPTY, FILE_LEGACY_DOC, FILE_ENCRYPTED, FILE_NOT_DOCX, FILE_UNSAFE, FILE_CORRUPT */
export const openDocx = (bytes: Uint8Array): OpenDocx => {
  const parts = unpack(bytes, (name) => name === 'word/document.xml' || name === 'word/styles.xml');
  const styles = parts['word/styles.xml'];
  return { main: parsePart(parts['word/document.xml'] ?? new Uint8Array()), styles: styles === undefined ? null : parsePart(styles) };
};
