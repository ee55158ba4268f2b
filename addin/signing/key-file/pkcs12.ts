import { RefusalError } from '../../../server/circulation/errors.ts';
import { content, encode, isContext, oid, parse, parts } from './asn1.ts';
import type { Asn1 } from './asn1.ts';
import { fromBinary, toBinary } from './binary.ts';
import { decrypt, encryptedPartsOf } from './decrypt.ts';
import { macAgrees } from './integrity.ts';
import { pinSpellings } from './pin-spellings.ts';

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const BAG = '1.2.840.113549.1.12.10.1';
const X509_CERTIFICATE = '1.2.840.113549.1.9.22.1';

/** What a key file holds once opened: PKCS#8 keys and DER certificates, in the file's order. */
export interface Pkcs12Contents {
  readonly keys: readonly Uint8Array<ArrayBuffer>[];
  readonly certificates: readonly Uint8Array<ArrayBuffer>[];
}

/**
 * Opens a PKCS#12 file (RFC 7292) of any common make: PBES2 with AES or 3DES, and the older 3DES and RC2 schemes.
 * @throws RefusalError KEY_WRONG_PIN, KEY_FILE_UNREADABLE
 */
export const openPkcs12 = (file: Uint8Array, pin: string): Pkcs12Contents => {
  try {
    const { safe, macData } = readOuter(file);
    const opened = macData ? withIntegrity(safe, macData, pin) : firstThatOpens(safe, pinSpellings(pin));
    if (!opened) throw new RefusalError('KEY_WRONG_PIN');
    return opened;
  } catch (error) {
    if (error instanceof RefusalError) throw error;
    throw new RefusalError('KEY_FILE_UNREADABLE', {}, { cause: error });
  }
};

const readOuter = (file: Uint8Array): { readonly safe: string; readonly macData: Asn1 | undefined } => {
  const [, contentInfo, macData] = parts(parse(toBinary(file)));
  const [type, wrapped] = parts(contentInfo);
  if (oid(type) !== DATA) throw new TypeError('only files protected by a PIN are read');
  return { safe: content(parts(wrapped)[0]), macData };
};

const withIntegrity = (safe: string, macData: Asn1, pin: string): Pkcs12Contents | null => {
  const judged = pinSpellings(pin).map((spelling) => ({ spelling, verdict: macAgrees(macData, safe, spelling) }));
  const agreed = judged.find(({ verdict }) => verdict === 'yes');
  if (!agreed) return firstThatOpens(safe, judged.filter(({ verdict }) => verdict === 'unknown').map(({ spelling }) => spelling));
  const opened = readSafe(safe, agreed.spelling);
  if (!opened) throw new TypeError('the PIN is right, but its contents do not open');
  return opened;
};

/** A wrong PIN may decrypt to garbage that happens to be padded well, so a parse failure, too, only ends this spelling. */
const firstThatOpens = (safe: string, spellings: readonly string[]): Pkcs12Contents | null => {
  for (const spelling of spellings) {
    try {
      const opened = readSafe(safe, spelling);
      if (opened) return opened;
    } catch (error) {
      if (error instanceof RangeError) throw error;
    }
  }
  return null;
};

const readSafe = (safe: string, pin: string): Pkcs12Contents | null => {
  const keys: Uint8Array<ArrayBuffer>[] = [];
  const certificates: Uint8Array<ArrayBuffer>[] = [];
  for (const info of parts(parse(safe))) {
    const contents = openContentInfo(info, pin);
    if (contents === null || !readBags(contents, pin, keys, certificates)) return null;
  }
  return { keys, certificates };
};

const openContentInfo = (info: Asn1, pin: string): string | null => {
  const [type, wrapped] = parts(info);
  const inner = parts(wrapped)[0];
  if (oid(type) === DATA) return content(inner);
  if (oid(type) !== ENCRYPTED_DATA) throw new TypeError('unknown content in the key file');
  const [, encryptedInfo] = parts(inner);
  const [, algorithm, encrypted] = parts(encryptedInfo);
  if (!algorithm || !isContext(encrypted, 0)) throw new TypeError('encrypted content is missing');
  return decrypt(algorithm, content(encrypted), pin);
};

const readBags = (contents: string, pin: string, keys: Uint8Array<ArrayBuffer>[], certificates: Uint8Array<ArrayBuffer>[]): boolean => {
  for (const bag of parts(parse(contents))) {
    const [type, wrapped] = parts(bag);
    const value = parts(wrapped)[0];
    if (!value) throw new TypeError('an empty bag');
    const kind = oid(type);
    if (kind === `${BAG}.1`) keys.push(fromBinary(encode(value)));
    if (kind === `${BAG}.2`) {
      const key = decrypt(...encryptedPartsOf(value), pin);
      if (key === null) return false;
      parse(key);
      keys.push(fromBinary(key));
    }
    if (kind === `${BAG}.3`) readCertificateBag(value, certificates);
    if (kind === `${BAG}.6` && !readBags(encode(value), pin, keys, certificates)) return false;
  }
  return true;
};

const readCertificateBag = (bag: Asn1, certificates: Uint8Array<ArrayBuffer>[]): void => {
  const [type, wrapped] = parts(bag);
  if (oid(type) === X509_CERTIFICATE) certificates.push(fromBinary(content(parts(wrapped)[0])));
};
