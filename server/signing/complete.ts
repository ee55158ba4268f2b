import { createHash } from 'node:crypto';
import { RefusalError } from '../circulation/errors.ts';
import { readCertificate, type Certificate } from './certificate.ts';
import { buildCms } from './cms.ts';
import type { PreparedSignature } from './prepare.ts';
import { fillHole } from './signature-hole.ts';
import { normaliseSignature, verifyValue } from './signature-value.ts';
import { readTokenTime } from './timestamp-token.ts';
import type { Timestamper } from './timestamper.ts';

/** What the store knows of a file without reading it. `sha256` is lower-case hex. */
export interface KnownFile { readonly length: number; readonly sha256: string }

export interface SignatureCompletion {
  /** The base that was prepared: its bytes, which are then hashed, or what the store recorded of them. */
  readonly pdf: Uint8Array | KnownFile;
  readonly prepared: PreparedSignature;
  /** Signature value over `prepared.signedAttributes`: PKCS#1 v1.5, or ECDSA as DER or as r ‖ s. */
  readonly signature: Uint8Array;
  /** DER, leaf first, as prepared. */
  readonly certificates: readonly Uint8Array[];
  readonly timestamp: Timestamper | null;
}

export interface CompletedSignature {
  /** The incremental update with the signature in its hole: base + delta is the signed file. */
  readonly delta: Uint8Array;
  readonly level: 'B-B' | 'B-T';
  /** The authority's time. */
  readonly timestampedAt: Date | null;
}

const checkValue = (leaf: Certificate, signed: Uint8Array, signature: Uint8Array): void => {
  const kind = leaf.publicKey.asymmetricKeyType === 'ec' ? 'ecdsa' : 'rsa';
  if (!verifyValue(leaf.publicKey, { hash: 'sha256', kind, saltLength: 32 }, signed, signature)) throw new RefusalError('SIGNATURE_INVALID', { detail: 'signature value' });
};

const known = (pdf: Uint8Array | KnownFile): KnownFile =>
  pdf instanceof Uint8Array ? { length: pdf.length, sha256: createHash('sha256').update(pdf).digest('hex') } : pdf;

/**
 * Phase two: checks the signature value, has it timestamped, and writes the CMS into the hole. No other byte moves.
 * @throws RefusalError FILE_TAMPERED (another base), SIGNATURE_INVALID, TSA_UNAVAILABLE, SIGN_HOLE_TOO_SMALL
 */
export const completeSignature = async ({ pdf, prepared, signature, certificates, timestamp }: SignatureCompletion): Promise<CompletedSignature> => {
  const base = known(pdf);
  if (base.length !== prepared.baseLength || base.sha256 !== prepared.baseSha256) throw new RefusalError('FILE_TAMPERED');
  const chain = certificates.map(readCertificate);
  const [leaf] = chain;
  if (leaf === undefined) throw new RefusalError('CERT_USAGE');
  const value = normaliseSignature(leaf.publicKey, signature);
  checkValue(leaf, prepared.signedAttributes, value);
  const token = timestamp === null ? null : await timestamp.timestamp(new Uint8Array(createHash('sha256').update(value).digest()));
  const cms = buildCms(prepared.signedAttributes, value, chain, token);
  if (cms.length > prepared.holeLength) throw new RefusalError('SIGN_HOLE_TOO_SMALL');
  const delta = fillHole(prepared.delta, base.length, prepared.byteRange, cms);
  return { delta, level: token === null ? 'B-B' : 'B-T', timestampedAt: token === null ? null : readTokenTime(token) };
};
