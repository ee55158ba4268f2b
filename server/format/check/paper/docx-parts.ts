/** A .docx as parts that are parsed when asked for; only parts that were changed are written anew, all others stay byte for byte. */
import type { Document } from '@xmldom/xmldom';
import { XMLSerializer } from '@xmldom/xmldom';
import { zipSync } from 'fflate';
import { allOf, parsePart, unpack } from '../../read/open-docx.ts';

export const MAIN = 'word/document.xml';
/** ZIP dates tell nothing here; the same change is the same file. */
const ZIP_DATE = new Date(2026, 0, 1);

export interface HeaderPart {
  readonly part: string;
  readonly kind: 'header' | 'footer';
  /** `default`, `first` or `even`. */
  readonly on: string;
}

export interface DocxParts {
  readonly tree: (name: string) => Document | null;
  /** Headers and footers that a section names. */
  readonly headers: () => readonly HeaderPart[];
  /** The part's tree was changed. */
  readonly touch: (name: string) => void;
  /** The bytes given at first, where nothing was changed. */
  readonly pack: () => Uint8Array;
}

const READ = /^word\/(?:[^/]+\.xml|theme\/[^/]+\.xml|_rels\/document\.xml\.rels)$/;
/** A target is relative to `word/`, or absolute in the package. */
const partOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `word/${target}`);
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** @throws RefusalError FILE_EMPTY, FILE_LEGACY_DOC, FILE_ENCRYPTED, FILE_NOT_DOCX, FILE_UNSAFE, FILE_CORRUPT */
export const openParts = (docx: Uint8Array): DocxParts => {
  const bytes = unpack(docx, (name) => READ.test(name));
  const trees = new Map<string, Document | null>();
  const touched = new Set<string>();
  const tree = (name: string): Document | null => {
    const known = trees.get(name);
    if (known !== undefined) return known;
    const part = bytes[name];
    const parsed = part === undefined ? null : parsePart(part);
    trees.set(name, parsed);
    return parsed;
  };
  const targets = (): ReadonlyMap<string, string> => new Map(
    Array.from(tree('word/_rels/document.xml.rels')?.getElementsByTagName('Relationship') ?? [], (one) => [one.getAttribute('Id') ?? '', partOf(one.getAttribute('Target') ?? '')]));
  return {
    tree,
    headers: () => {
      const main = tree(MAIN);
      const byId = targets();
      return main === null ? [] : (['header', 'footer'] as const).flatMap((kind) => allOf(main, `${kind}Reference`).flatMap((reference) => {
        const part = byId.get(reference.getAttributeNS(R, 'id') ?? '');
        return part === undefined || bytes[part] === undefined ? [] : [{ part, kind, on: reference.getAttribute(`${reference.prefix ?? 'w'}:type`) ?? 'default' }];
      }));
    },
    touch: (name) => void touched.add(name),
    pack: () => {
      if (touched.size === 0) return docx;
      const all = unpack(docx, () => true);
      const written = Object.entries(all).map(([name, part]): [string, Uint8Array] => {
        const changed = touched.has(name) ? trees.get(name) : null;
        return [name, changed ? new TextEncoder().encode(new XMLSerializer().serializeToString(changed)) : part];
      });
      return zipSync(Object.fromEntries(written), { level: 6, mtime: ZIP_DATE });
    },
  };
};
