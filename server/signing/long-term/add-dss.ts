import { inflateStream } from '../../pdf/inflate.ts';
import { appendRevision, numbering } from '../../pdf/append.ts';
import type { PdfFile } from '../../pdf/file.ts';
import { array, dict, isArray, isDict, isRef, isStream, name, stream, withEntries, type PdfDict, type PdfValue } from '../../pdf/objects.ts';
import { openPdf } from '../../pdf/open.ts';
import { sameBytes } from '../shown/der.ts';

/** What proves signatures after their certificates have ended. DER throughout. */
export interface ValidationData {
  readonly certificates: readonly Uint8Array[];
  /** Whole OCSPResponses (RFC 6960 §4.2.1). */
  readonly ocsps: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
}

const LISTS = { Certs: 'certificates', OCSPs: 'ocsps', CRLs: 'crls' } as const;
type ListKey = keyof typeof LISTS;
const KEYS = Object.keys(LISTS) as readonly ListKey[];

const storeOf = (file: PdfFile): PdfDict | null => {
  const store = file.get(file.catalog, 'DSS');
  return isDict(store) ? store : null;
};

const itemsOf = (file: PdfFile, store: PdfDict | null, key: ListKey): readonly PdfValue[] => {
  const list = store === null ? null : file.get(store, key);
  return isArray(list) ? list.items : [];
};

const bytesOf = (file: PdfFile, item: PdfValue): readonly Uint8Array[] => {
  const value = file.resolve(item);
  return isStream(value) ? [inflateStream(value)] : [];
};

const distinct = (items: readonly Uint8Array[]): readonly Uint8Array[] => items.filter((item, i) => items.findIndex((other) => sameBytes(other, item)) === i);

/** What a file's document security store holds (ETSI EN 319 142-1 §5.4.2). @throws RefusalError PDF_MALFORMED */
export const readDss = (file: PdfFile): ValidationData => {
  const store = storeOf(file);
  const read = (key: ListKey): readonly Uint8Array[] => itemsOf(file, store, key).flatMap((item) => bytesOf(file, item));
  return { certificates: read('Certs'), ocsps: read('OCSPs'), crls: read('CRLs') };
};

/**
 * Brings what is missing into the document security store as one incremental update; what is there stays, nothing comes twice.
 * @returns the update, or null when everything is there already
 * @throws RefusalError PDF_MALFORMED
 */
export const addDss = ({ pdf, data }: { readonly pdf: Uint8Array; readonly data: ValidationData }): Uint8Array | null => {
  const file = openPdf(pdf);
  const store = storeOf(file);
  const there = readDss(file);
  const next = numbering(file);
  const added = KEYS.map((key) => ({
    key,
    streams: distinct(data[LISTS[key]]).filter((item) => !there[LISTS[key]].some((old) => sameBytes(old, item))).map((item) => ({ ref: next(), body: stream({}, item) })),
  }));
  if (added.every(({ streams }) => streams.length === 0)) return null;
  const lists = Object.fromEntries(added.flatMap(({ key, streams }): [string, PdfValue][] => {
    const items = [...itemsOf(file, store, key), ...streams.map(({ ref }) => ref)];
    return items.length === 0 ? [] : [[key, array(items)]];
  }));
  const held = file.catalog.entries.get('DSS');
  const inPlace = isRef(held) ? held : null;
  const storeRef = inPlace ?? next();
  const body = store === null ? dict({ Type: name('DSS'), ...lists }) : withEntries(store, lists);
  const { delta } = appendRevision(file, [
    ...(inPlace === null ? [{ ref: file.rootRef, body: withEntries(file.catalog, { DSS: storeRef }) }] : []),
    { ref: storeRef, body },
    ...added.flatMap(({ streams }) => streams),
  ]);
  return delta;
};
