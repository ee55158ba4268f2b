import { constants, createHash, createPrivateKey, sign } from 'node:crypto';
import { appendRevision, numbering, withDelta, type NewObject } from '../../server/pdf/append.ts';
import type { PdfFile } from '../../server/pdf/file.ts';
import { withEntries, type PdfRef, type PdfValue } from '../../server/pdf/objects.ts';
import { openPdf } from '../../server/pdf/open.ts';
import { readCertificate } from '../../server/signing/certificate.ts';
import { algorithm, context, nothing, octets, oid, sequence, setOf, small } from '../../server/signing/der-write.ts';
import { OID } from '../../server/signing/shown/oid.ts';
import type { Timestamper } from '../../server/signing/timestamper.ts';
import type { Holder } from '../signing/pki.ts';
import { field } from './tamper.ts';

/** Signatures made by hand, so that everything about them can also be made wrong. */
export const attribute = (type: string, ...values: readonly Uint8Array[]): Uint8Array => sequence(oid(type), setOf(...values));

/** What a signature would be, before it is put together. */
export interface Parts {
  readonly hash: string;
  readonly digest: Uint8Array;
  readonly attributes: readonly Uint8Array[];
  readonly certificates: readonly Uint8Array[];
}

export interface HandWish {
  readonly pdf: Uint8Array;
  readonly fieldName: string;
  readonly holder: Holder;
  readonly hash?: 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';
  /** AlgorithmIdentifier of the value, and how the value is made. */
  readonly algorithm?: Uint8Array;
  readonly salt?: number;
  readonly attributes?: (made: Parts) => readonly Uint8Array[];
  readonly certificates?: (made: Parts) => readonly Uint8Array[];
  readonly digest?: (true_: Uint8Array) => Uint8Array;
  readonly value?: (made: Uint8Array) => Uint8Array;
  /** The signer as it comes, and those that are put in. */
  readonly signers?: (made: Uint8Array) => readonly Uint8Array[];
  readonly content?: Uint8Array;
  /** The finished structure, just before it goes into its hole. */
  readonly cms?: (made: Uint8Array) => Uint8Array;
  readonly timestamp?: Timestamper;
  /** Entries of the dictionary after /SubFilter, as they are written. */
  readonly more?: string;
  readonly subFilter?: string;
  /** Further objects of the same revision, and entries of the widget. */
  readonly beside?: (file: PdfFile, next: () => PdfRef) => { readonly objects: readonly NewObject[]; readonly widget?: Readonly<Record<string, PdfValue>> };
}

const HASH_OID: Readonly<Record<string, string>> = { md5: '1.2.840.113549.2.5', sha1: OID.sha1, sha256: OID.sha256, sha384: OID.sha384, sha512: OID.sha512 };
const RSA_OID: Readonly<Record<string, string>> = { md5: '1.2.840.113549.1.1.4', sha1: '1.2.840.113549.1.1.5', sha256: OID.rsaSha256, sha384: OID.rsaSha384, sha512: OID.rsaSha512 };

const HOLE = 9000;
const RANGE = 44;

/** RSASSA-PSS-params (RFC 4055 §3.1). */
export const pssAlgorithm = (hash: 'sha1' | 'sha256' | 'sha512', mask: 'sha1' | 'sha256' | 'sha512', salt: number): Uint8Array =>
  algorithm(OID.rsaPss, sequence(
    context(0, algorithm(HASH_OID[hash] ?? '', nothing())), context(1, algorithm(OID.mgf1, algorithm(HASH_OID[mask] ?? '', nothing()))), context(2, small(salt)),
  ));

const valueOf = ({ holder, salt, hash = 'sha256' }: HandWish, signed: Uint8Array): Uint8Array => {
  const key = createPrivateKey(holder.key.export({ type: 'pkcs8', format: 'pem' }));
  return new Uint8Array(salt === undefined ? sign(hash, signed, key) : sign(hash, signed, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: salt }));
};

const structure = async (wish: HandWish, trueDigest: Uint8Array): Promise<Uint8Array> => {
  const { holder, hash = 'sha256' } = wish;
  const certificate = readCertificate(holder.der);
  const digest = wish.digest?.(trueDigest) ?? trueDigest;
  const id = sequence(sequence(sequence(octets(new Uint8Array(createHash('sha256').update(holder.der).digest())))));
  const made: Parts = {
    hash, digest, certificates: holder.chain.slice(0, -1),
    attributes: [attribute(OID.contentType, oid(OID.data)), attribute(OID.messageDigest, octets(digest)), attribute(OID.signingCertificateV2, id)],
  };
  const attributes = setOf(...(wish.attributes?.(made) ?? made.attributes));
  const raw = valueOf(wish, attributes);
  const value = wish.value?.(raw) ?? raw;
  const token = await wish.timestamp?.timestamp(new Uint8Array(createHash('sha256').update(value).digest()));
  const inner = new Uint8Array(attributes);
  inner[0] = 0xa0;
  const signer = sequence(
    small(1), sequence(certificate.issuer, certificate.serial), algorithm(HASH_OID[hash] ?? ''), inner,
    wish.algorithm ?? (holder.key.asymmetricKeyType === 'ec' ? algorithm(OID.ecdsaSha256) : algorithm(RSA_OID[hash] ?? '', nothing())), octets(value),
    ...(token === undefined ? [] : [context(1, attribute(OID.timestampToken, token))]),
  );
  const data = sequence(
    small(1), setOf(algorithm(HASH_OID[hash] ?? '')), sequence(oid(OID.data), ...(wish.content === undefined ? [] : [context(0, octets(wish.content))])),
    context(0, ...(wish.certificates?.(made) ?? made.certificates)), setOf(...(wish.signers?.(signer) ?? [signer])),
  );
  const whole = sequence(oid(OID.signedData), context(0, data));
  return wish.cms?.(whole) ?? whole;
};

/** A signature in a reserved field, everything about it in the caller's hand. */
export const handSign = async (wish: HandWish): Promise<Uint8Array> => {
  const { pdf, fieldName, hash = 'sha256', subFilter = 'ETSI.CAdES.detached', more = '' } = wish;
  const file = openPdf(pdf);
  const { ref, dict: widget } = field(file, fieldName);
  const next = numbering(file);
  const signature = next();
  const beside = wish.beside?.(file, next) ?? { objects: [] };
  const head = `<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /${subFilter} /M (D:20261122070600Z) ${more} /ByteRange `;
  const body = Buffer.from(`${head}${' '.repeat(RANGE)} /Contents <${'0'.repeat(HOLE * 2)}>>>`, 'latin1');
  const { delta, bodies } = appendRevision(file, [{ ref, body: withEntries(widget, { V: signature, ...beside.widget }) }, { ref: signature, body }, ...beside.objects]);
  const at = bodies.get(signature.number) ?? 0;
  const before = pdf.length + at + head.length + RANGE + 11;
  const after = before + HOLE * 2 + 2;
  delta.set(Buffer.from(`[0 ${before} ${after} ${pdf.length + delta.length - after}]`, 'latin1'), at + head.length);
  const digest = createHash(hash).update(pdf).update(delta.subarray(0, before - pdf.length)).update(delta.subarray(after - pdf.length)).digest();
  const cms = await structure(wish, new Uint8Array(digest));
  delta.set(Buffer.from(Buffer.from(cms).toString('hex'), 'latin1'), before + 1 - pdf.length);
  return withDelta(pdf, delta);
};
