import { createHash } from 'node:crypto';
import { appendRevision, numbering, withDelta } from '../../server/pdf/append.ts';
import { array, dict, name, stream, withEntries, type PdfValue } from '../../server/pdf/objects.ts';
import { openPdf } from '../../server/pdf/open.ts';
import type { stamp } from '../signing/pki.ts';
import { field, update } from './tamper.ts';

/** A document security store as the archive level brings it (ETSI EN 319 142-1 §5.4.2). */
export const addStore = (pdf: Uint8Array, certificates: readonly Uint8Array[], crls: readonly Uint8Array[]): Uint8Array =>
  update(pdf, (file, next) => {
    const streams = (items: readonly Uint8Array[]) => items.map((data) => ({ ref: next(), body: stream({}, data) }));
    const before = file.get(file.catalog, 'DSS');
    const kept = (key: string): readonly PdfValue[] => (before !== null && typeof before === 'object' && before.kind === 'dict' ? file.itemsOf(before.entries.get(key) ?? array([]), key) : []);
    const [certs, lists, store] = [streams(certificates), streams(crls), next()];
    return [
      { ref: file.rootRef, body: withEntries(file.catalog, { DSS: store }) },
      { ref: store, body: dict({ Type: name('DSS'), Certs: array([...kept('Certs'), ...certs.map(({ ref }) => ref)]), CRLs: array([...kept('CRLs'), ...lists.map(({ ref }) => ref)]) }) },
      ...certs, ...lists,
    ];
  });

const HOLE = 8192;

/** A document timestamp in its reserved field. */
export const addDocumentTimestamp = (pdf: Uint8Array, authority: ReturnType<typeof stamp>, fieldName = 'DocTS1'): Uint8Array => {
  const file = openPdf(pdf);
  const { ref, dict: widget } = field(file, fieldName);
  const signature = numbering(file)();
  const head = '<</Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161 /ByteRange ';
  const body = Buffer.from(`${head}${' '.repeat(44)} /Contents <${'0'.repeat(HOLE * 2)}>>>`, 'latin1');
  const { delta, bodies } = appendRevision(file, [{ ref, body: withEntries(widget, { V: signature }) }, { ref: signature, body }]);
  const at = bodies.get(signature.number) ?? 0;
  const before = pdf.length + at + head.length + 44 + 11;
  const after = before + HOLE * 2 + 2;
  delta.set(Buffer.from(`[0 ${before} ${after} ${pdf.length + delta.length - after}]`, 'latin1'), at + head.length);
  const digest = createHash('sha256').update(pdf).update(delta.subarray(0, before - pdf.length)).update(delta.subarray(after - pdf.length)).digest();
  const token = authority.token(new Uint8Array(digest));
  delta.set(Buffer.from(Buffer.from(token).toString('hex'), 'latin1'), before + 1 - pdf.length);
  return withDelta(pdf, delta);
};
