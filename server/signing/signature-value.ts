import { constants, verify, type KeyObject } from 'node:crypto';
import { sequence, unsigned } from './der-write.ts';
import { childrenOf, readDer, TAG } from './shown/der.ts';
import { OID } from './shown/oid.ts';

/** Bytes of one coordinate of the curves that are accepted. */
const COORDINATE: Readonly<Record<string, number>> = { prime256v1: 32, secp384r1: 48, secp521r1: 66 };

/** Why a public key may not sign, or null. RSA ≥ 2048 bits, ECDSA on P-256 or larger (TT 15/2025/TT-BKHCN, Phụ lục I). */
export const keyWeakness = (key: KeyObject): string | null => {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa' || key.asymmetricKeyType === 'rsa-pss') return (modulusLength ?? 0) >= 2048 ? null : `RSA ${modulusLength ?? 0}`;
  if (key.asymmetricKeyType === 'ec') return namedCurve !== undefined && namedCurve in COORDINATE ? null : `EC ${namedCurve ?? '?'}`;
  return key.asymmetricKeyType ?? '?';
};

/** CMS signature algorithm that signatures made here carry: PKCS#1 v1.5 or ECDSA, both with SHA-256. */
export const signatureOid = (key: KeyObject): string => (key.asymmetricKeyType === 'ec' ? OID.ecdsaSha256 : OID.rsaSha256);

/** Longest signature the key can make, in bytes. */
export const signatureRoom = (key: KeyObject): number => {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  return key.asymmetricKeyType === 'ec' ? 2 * (COORDINATE[namedCurve ?? ''] ?? 66) + 12 : Math.ceil((modulusLength ?? 4096) / 8);
};

const isDerPair = (bytes: Uint8Array): boolean => {
  try {
    const parts = childrenOf(readDer(bytes, TAG.sequence));
    return parts.length === 2 && parts.every(({ tag }) => tag === TAG.integer);
  } catch {
    return false;
  }
};

/** ECDSA values come raw (r ‖ s, as WebCrypto makes them) or as DER; CMS wants DER (RFC 5753 §7.2). RSA passes through. */
export const normaliseSignature = (key: KeyObject, signature: Uint8Array): Uint8Array => {
  if (key.asymmetricKeyType !== 'ec' || isDerPair(signature)) return signature;
  const half = COORDINATE[key.asymmetricKeyDetails?.namedCurve ?? ''];
  if (half === undefined || signature.length !== 2 * half) return signature;
  return sequence(unsigned(signature.subarray(0, half)), unsigned(signature.subarray(half)));
};

/** Salt length etc. of RSASSA-PSS; PKCS#1 v1.5 and ECDSA have none. */
export interface SignatureScheme { readonly hash: 'sha256' | 'sha384' | 'sha512'; readonly kind: 'rsa' | 'pss' | 'ecdsa'; readonly saltLength: number }

/** Checks a signature value; false for a wrong one and for a key that does not fit the scheme. */
export const verifyValue = (key: KeyObject, scheme: SignatureScheme, signed: Uint8Array, signature: Uint8Array): boolean => {
  const type = key.asymmetricKeyType;
  if (scheme.kind === 'ecdsa') return type === 'ec' && isDerPair(signature) && verify(scheme.hash, signed, { key, dsaEncoding: 'der' }, signature);
  if (scheme.kind === 'pss') {
    return (type === 'rsa' || type === 'rsa-pss') && verify(scheme.hash, signed, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.saltLength }, signature);
  }
  return type === 'rsa' && verify(scheme.hash, signed, { key, padding: constants.RSA_PKCS1_PADDING }, signature);
};
