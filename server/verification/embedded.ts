import type { PdfFile } from '../pdf/file.ts';
import { isArray, isDict, isStream } from '../pdf/objects.ts';
import { inflateStream } from '../pdf/inflate.ts';
import { readCertificate } from '../signing/certificate.ts';
import { readCrl } from './crl.ts';
import { readOcsp } from './ocsp.ts';
import type { ReadTrust } from './trust.ts';

/** More than any honest document needs; the file may come from anywhere. */
const MOST_ITEMS = 256;
const MOST_BYTES = 8 * 1024 * 1024;

/** What can be read of a list of the store; what cannot proves nothing and is passed over. */
const readList = <T>(file: PdfFile, key: string, read: (der: Uint8Array) => T): readonly T[] => {
  const store = file.get(file.catalog, 'DSS');
  const list = isDict(store) ? file.get(store, key) : null;
  return (isArray(list) ? list.items.slice(0, MOST_ITEMS) : []).flatMap((item) => {
    try {
      const value = file.resolve(item);
      if (!isStream(value) || value.data.length > MOST_BYTES) return [];
      return [read(inflateStream(value))];
    } catch {
      return [];
    }
  });
};

/**
 * Trust, with what the file itself carries as proof: certificates on the way, answers and lists (ETSI EN 319 142-1 §5.4.2). Each of
 * them is signed by an authority that must lead to an anchor all the same, so that a file cannot vouch for itself.
 */
export const withEmbedded = (trust: ReadTrust, file: PdfFile): ReadTrust => ({
  anchors: trust.anchors,
  intermediates: [...trust.intermediates, ...readList(file, 'Certs', readCertificate)],
  crls: [...trust.crls, ...readList(file, 'CRLs', readCrl)],
  ocsps: [...trust.ocsps, ...readList(file, 'OCSPs', readOcsp)],
});
