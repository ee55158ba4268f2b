import { RefusalError } from '../../circulation/errors.ts';
import { readSignedAttributes, type SignedAttributes } from './attributes.ts';
import { coversFile, isEmptyHole, signedBytes, type ByteRange } from './byte-range.ts';
import { sameBytes } from './der.ts';
import { OID } from './oid.ts';

export interface ShownCheck {
  /** The PDF that will be signed, its hole still empty. */
  readonly prepared: Uint8Array;
  /** The PDF that was on the screen before, or null when the prepared one itself is shown. */
  readonly shown: Uint8Array | null;
  readonly byteRange: ByteRange;
  /** DER of the SET OF attributes: the bytes that the key is asked to sign. */
  readonly signedAttributes: Uint8Array;
  /** The signer's own certificate, DER, from their own key file. */
  readonly certificate: Uint8Array;
  /** The prepared PDF begins with `baseLength` bytes whose SHA-256 is `baseSha256` (lower-case hex). */
  readonly baseLength: number;
  readonly baseSha256: string;
}

const EXPECTED: ReadonlySet<string> = new Set([OID.contentType, OID.messageDigest, OID.signingCertificateV2, OID.algorithmProtection]);

const differs = (detail: string): RefusalError => new RefusalError('SHOWN_DIFFERS', { detail });

const sha256 = async (bytes: Uint8Array): Promise<Uint8Array> => new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
const hexOf = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const parse = (der: Uint8Array): SignedAttributes => {
  try {
    return readSignedAttributes(der);
  } catch (cause) {
    throw new RefusalError('SHOWN_DIFFERS', { detail: 'signed attributes' }, { cause });
  }
};

/**
 * The last check before a key signs, made beside the key: what will be signed is what is shown, and for this certificate only.
 * Runs in the browser as in Node (WebCrypto).
 * @throws RefusalError SHOWN_DIFFERS with the part that differs
 */
export const checkShown = async (check: ShownCheck): Promise<void> => {
  const { prepared, shown, byteRange, baseLength } = check;
  if (!coversFile(byteRange, prepared.length) || byteRange[1] < baseLength) throw differs('byte range');
  if (!isEmptyHole(prepared, byteRange)) throw differs('signature hole');
  if (!Number.isSafeInteger(baseLength) || baseLength < 1 || hexOf(await sha256(prepared.subarray(0, baseLength))) !== check.baseSha256) throw differs('base');
  if (shown !== null && (shown.length !== baseLength || !sameBytes(prepared.subarray(0, baseLength), shown)) && !sameBytes(shown, prepared)) throw differs('document');
  const attributes = parse(check.signedAttributes);
  if (attributes.contentType !== OID.data || attributes.all.size !== EXPECTED.size || [...attributes.all.keys()].some((oid) => !EXPECTED.has(oid))) throw differs('attributes');
  if (!sameBytes(attributes.messageDigest, await sha256(signedBytes(prepared, byteRange)))) throw differs('digest');
  const id = attributes.signingCertificate;
  if (id === null || id.algorithm !== OID.sha256 || !sameBytes(id.hash, await sha256(check.certificate))) throw differs('certificate');
};
