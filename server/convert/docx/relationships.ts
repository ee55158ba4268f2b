import type { Document, Element } from '@xmldom/xmldom';
import { RefusalError } from '../../circulation/errors.ts';
import { isElement, R, RELATIONSHIPS, removeNode } from './xml.ts';

export interface Relationship {
  readonly element: Element;
  readonly id: string;
  /** Last word of the type's address: `image`, `hyperlink`, `attachedTemplate` … */
  readonly kind: string;
  readonly target: string;
  readonly external: boolean;
}

export const relationshipsOf = (rels: Document): readonly Relationship[] =>
  Array.from(rels.documentElement?.childNodes ?? [])
    .filter(isElement)
    .filter((element) => element.localName === 'Relationship' && element.namespaceURI === RELATIONSHIPS)
    .map((element) => ({
      element,
      id: element.getAttribute('Id') ?? '',
      kind: (element.getAttribute('Type') ?? '').split('/').at(-1) ?? '',
      target: element.getAttribute('Target') ?? '',
      external: (element.getAttribute('TargetMode') ?? '').toLowerCase() === 'external',
    }));

/** `word/_rels/document.xml.rels` → `word/document.xml`; `_rels/.rels` → the package itself, ''. */
const ownerOf = (relsName: string): string => relsName.replace(/_rels\/([^/]*)\.rels$/, '$1');

/** The part that an internal relationship of `owner` points to. */
export const resolveTarget = (owner: string, target: string): string => {
  try {
    return decodeURIComponent(new URL(target, `file:///${owner.split('/').map(encodeURIComponent).join('/')}`).pathname.slice(1));
  } catch (cause) {
    throw new RefusalError('FILE_CORRUPT', {}, { cause });
  }
};

/** Links a reader may click: the engine never follows them, the PDF keeps them. */
const CLICKABLE = /^(https?:|mailto:|tel:|#)/i;
/** A template, data source or style sheet on the author's own disk: nothing is fetched from there, cutting it changes nothing. */
const OWN_DISK = /^file:\/\/\/(?!\/)|^[a-z]:[\\/]|^[^:/\\]+\.(dot|dotx|dotm)$/i;
const HARMLESS_TO_CUT = new Set(['attachedTemplate', 'mailMergeSource', 'mailMergeHeaderSource', 'recipientData', 'transform', 'attachedToolbars']);

/**
 * Deals with what a part takes from outside the package. Links to click stay (odd ones lose their target);
 * a template on the author's own disk is cut; anything that a reader or a server would fetch is refused.
 * @returns what was cut. @throws RefusalError FILE_EXTERNAL_CONTENT
 */
export const cutOutsideLinks = (rels: Document): readonly string[] => {
  const cut: string[] = [];
  for (const { element, kind, target, external } of relationshipsOf(rels)) {
    if (!external && !/^[a-z][a-z0-9+.-]*:|^\/\/|^\\/i.test(target)) continue;
    if (kind === 'hyperlink') {
      if (!CLICKABLE.test(target)) removeNode(element);
      continue;
    }
    if (!HARMLESS_TO_CUT.has(kind) || !OWN_DISK.test(decodeLoosely(target))) throw new RefusalError('FILE_EXTERNAL_CONTENT', { target: shorten(target) });
    cut.push(shorten(target));
    removeNode(element);
  }
  return cut;
};

/** Removes relationships whose part is not in the package (any more). */
export const cutDangling = (rels: Document, relsName: string, has: (part: string) => boolean): void => {
  for (const { element, target, external } of relationshipsOf(rels)) {
    if (external || target.startsWith('#')) continue;
    if (!has(resolveTarget(ownerOf(relsName), target))) removeNode(element);
  }
};

export const hasRelationshipId = (element: Element): boolean => ['embed', 'id', 'pict'].some((name) => (element.getAttributeNS(R, name) ?? '') !== '');

const decodeLoosely = (target: string): string => {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
};

const LONGEST_SHOWN = 120;
const shorten = (target: string): string => (target.length > LONGEST_SHOWN ? `${target.slice(0, LONGEST_SHOWN)}…` : target);
