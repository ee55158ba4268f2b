import forge from 'node-forge';
import { content, integer, oid, parts } from './asn1.ts';
import type { Asn1 } from './asn1.ts';
import { MOST_ROUNDS } from './integrity.ts';
import { utf8 } from './pin-spellings.ts';

const PBES2 = '1.2.840.113549.1.5.13';

/** The forge typings leave `pki.pbe` out. */
const { pbe } = forge.pki as unknown as { pbe: { getCipher(oid: string, parameters: Asn1, pin: string): forge.cipher.BlockCipher } };

/**
 * Decrypts one password-encrypted content of a PKCS#12 file; null when this spelling of the PIN does not open it.
 *
 * The two families take the PIN differently: PBES2 as UTF-8 bytes (what OpenSSL 3, Windows and Java do),
 * the older PKCS#12 schemes (3DES, RC2) as a BMP string. node-forge hands both the same letters,
 * which is wrong for a PIN such as «Mật khẩu» in PBES2, so the right form is chosen here.
 */
export const decrypt = (algorithm: Asn1, encrypted: string, pin: string): string | null => {
  const [scheme, parameters] = parts(algorithm);
  if (!parameters) throw new TypeError('encryption parameters are missing');
  const id = oid(scheme);
  if (roundsOf(id, parameters) > MOST_ROUNDS) throw new RangeError('iteration count out of range');
  const cipher = pbe.getCipher(id, parameters, id === PBES2 ? utf8(pin) : pin);
  cipher.update(forge.util.createBuffer(encrypted));
  return cipher.finish() ? cipher.output.getBytes() : null;
};

const roundsOf = (scheme: string, parameters: Asn1): number =>
  scheme === PBES2 ? integer(parts(parts(parts(parameters)[0])[1])[1]) : integer(parts(parameters)[1]);

/** Wipes what a decrypted key left in a byte array. Strings cannot be wiped: that is why they live in a worker that ends. */
export const wipe = (bytes: Uint8Array): void => void bytes.fill(0);

export const encryptedPartsOf = (info: Asn1): readonly [algorithm: Asn1, encrypted: string] => {
  const [algorithm, encrypted] = parts(info);
  if (!algorithm) throw new TypeError('encryption algorithm is missing');
  return [algorithm, content(encrypted)];
};
