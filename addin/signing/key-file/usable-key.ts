import type { CertificateFacts } from './certificate.ts';

const RSA = '1.2.840.113549.1.1.1';
const EC = '1.2.840.10045.2.1';
const CURVES: Readonly<Record<string, { readonly name: string; readonly size: number }>> = {
  '1.2.840.10045.3.1.7': { name: 'P-256', size: 32 },
  '1.3.132.0.34': { name: 'P-384', size: 48 },
};

/** Signatures are made with SHA-256 over the DER of the signed attributes (decisions: RSA as PKCS#1 v1.5). */
const algorithmsOf = ({ algorithm, curve }: CertificateFacts): { readonly load: RsaHashedImportParams | EcKeyImportParams; readonly sign: AlgorithmIdentifier | EcdsaParams } | null => {
  if (algorithm === RSA) return { load: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, sign: { name: 'RSASSA-PKCS1-v1_5' } };
  const known = curve === null ? undefined : CURVES[curve];
  if (algorithm !== EC || !known) return null;
  return { load: { name: 'ECDSA', namedCurve: known.name }, sign: { name: 'ECDSA', hash: 'SHA-256' } };
};

/**
 * The private key as WebCrypto holds it, if it belongs to this certificate: it signs a probe that the certificate must verify.
 * Not extractable: from here on nobody, not even this pane, can read the key again.
 * @param pkcs8 DER of PrivateKeyInfo
 * @returns null when the key is another's or of a kind we do not sign with
 */
export const keyOf = async (certificate: CertificateFacts, pkcs8: Uint8Array<ArrayBuffer>): Promise<CryptoKey | null> => {
  const algorithms = algorithmsOf(certificate);
  if (!algorithms) return null;
  try {
    const key = await crypto.subtle.importKey('pkcs8', pkcs8, algorithms.load, false, ['sign']);
    const verifier = await crypto.subtle.importKey('spki', certificate.publicKey, algorithms.load, false, ['verify']);
    const probe = crypto.getRandomValues(new Uint8Array(32));
    const signature = await crypto.subtle.sign(algorithms.sign, key, probe);
    return (await crypto.subtle.verify(algorithms.sign, verifier, signature, probe)) ? key : null;
  } catch {
    // WebCrypto refuses a key of another family with a DataError: it is simply not this certificate's key.
    return null;
  }
};

/**
 * Signs the DER of the signed attributes (RFC 5652 §5.4).
 * @returns the CMS signature value: PKCS#1 v1.5 for RSA, the DER of ECDSA-Sig-Value for EC (RFC 5753 §7.2)
 */
export const signAttributes = async (key: CryptoKey, signedAttributes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> => {
  if (key.algorithm.name !== 'ECDSA') return new Uint8Array(await crypto.subtle.sign(key.algorithm.name, key, signedAttributes));
  const raw = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, signedAttributes));
  return ecdsaSigValue(raw);
};

/** WebCrypto answers r and s side by side; CMS wants SEQUENCE { INTEGER r, INTEGER s }. */
export const ecdsaSigValue = (raw: Uint8Array): Uint8Array<ArrayBuffer> => {
  const half = raw.length / 2;
  const both = [...derInteger(raw.subarray(0, half)), ...derInteger(raw.subarray(half))];
  return Uint8Array.from([0x30, ...(both.length < 128 ? [both.length] : [0x81, both.length]), ...both]);
};

const derInteger = (bytes: Uint8Array): readonly number[] => {
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = start === -1 ? [0] : [...bytes.subarray(start)];
  const value = (digits[0] ?? 0) >= 0x80 ? [0, ...digits] : digits;
  return [0x02, value.length, ...value];
};
