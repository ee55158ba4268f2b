import forge from 'node-forge';
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { RefusalError } from '../circulation/errors.ts';
import { isSelfIssued, readCertificate, type Certificate } from './certificate.ts';

export interface OpenedKeyFile {
  readonly key: KeyObject;
  /** DER, leaf first. */
  readonly certificates: readonly Uint8Array[];
}

const binary = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const derOf = (node: forge.asn1.Asn1): Uint8Array => new Uint8Array(Buffer.from(forge.asn1.toDer(node).getBytes(), 'latin1'));

const parse = (p12: Uint8Array): forge.asn1.Asn1 => {
  try {
    return forge.asn1.fromDer(binary(p12));
  } catch (cause) {
    throw new RefusalError('KEY_FILE_UNREADABLE', {}, { cause });
  }
};

/** OpenSSL 3 derives the key of a modern file from the password in UTF-8 but its MAC from UTF-16; forge knows one form at a time, so the MAC is left out. */
const decryptUtf8 = (p12: Uint8Array, password: string): forge.pkcs12.Pkcs12Pfx => {
  const root = parse(p12);
  if (Array.isArray(root.value) && root.value.length > 2) root.value.pop();
  return forge.pkcs12.pkcs12FromAsn1(root, false, forge.util.encodeUtf8(password));
};

const decrypt = (p12: Uint8Array, password: string): forge.pkcs12.Pkcs12Pfx => {
  const root = parse(p12);
  try {
    return forge.pkcs12.pkcs12FromAsn1(root, false, password);
  } catch (cause) {
    if (/^[\x20-\x7e]*$/.test(password)) throw new RefusalError('KEY_WRONG_PIN', {}, { cause });
  }
  try {
    return decryptUtf8(p12, password);
  } catch (cause) {
    throw new RefusalError('KEY_WRONG_PIN', {}, { cause });
  }
};

/** The decrypted key of either bag kind; forge reads RSA keys and leaves others as PKCS#8. */
const keyOf = (pfx: forge.pkcs12.Pkcs12Pfx): KeyObject => {
  const { pkcs8ShroudedKeyBag = '', keyBag = '' } = forge.pki.oids;
  const [bag] = [pkcs8ShroudedKeyBag, keyBag].flatMap((bagType) => pfx.getBags({ bagType })[bagType] ?? []);
  if (bag === undefined) throw new RefusalError('KEY_FILE_UNREADABLE');
  const pkcs8 = bag.key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(bag.key)) : bag.asn1;
  return createPrivateKey({ key: Buffer.from(derOf(pkcs8)), format: 'der', type: 'pkcs8' });
};

const certificatesOf = (pfx: forge.pkcs12.Pkcs12Pfx): readonly Certificate[] => {
  const { certBag = '' } = forge.pki.oids;
  return (pfx.getBags({ bagType: certBag })[certBag] ?? []).map((bag) => readCertificate(derOf(bag.cert ? forge.pki.certificateToAsn1(bag.cert) : bag.asn1)));
};

/** Leaf first, each followed by its issuer as far as the file knows. */
const chainFrom = (leaf: Certificate, pool: readonly Certificate[]): readonly Certificate[] => {
  const chain = [leaf];
  for (let last = leaf; !isSelfIssued(last) && chain.length <= pool.length;) {
    const issuer = pool.find(({ subject }) => Buffer.compare(subject, last.issuer) === 0);
    if (issuer === undefined) break;
    chain.push(issuer);
    last = issuer;
  }
  return chain;
};

/**
 * Opens an encrypted PKCS#12 file, RSA or EC, modern (PBES2) or legacy.
 * @throws RefusalError KEY_WRONG_PIN, KEY_FILE_UNREADABLE (no PKCS#12, no key, no certificate for the key)
 */
export const openKeyFile = (p12: Uint8Array, password: string): OpenedKeyFile => {
  const pfx = decrypt(p12, password);
  try {
    const key = keyOf(pfx);
    const pool = certificatesOf(pfx);
    const spki = createPublicKey(key.export({ type: 'pkcs8', format: 'pem' })).export({ type: 'spki', format: 'der' });
    const leaf = pool.find(({ publicKey }) => publicKey.export({ type: 'spki', format: 'der' }).equals(spki));
    if (leaf === undefined) throw new RefusalError('KEY_FILE_UNREADABLE');
    return { key, certificates: chainFrom(leaf, pool).map(({ der }) => der) };
  } catch (cause) {
    throw cause instanceof RefusalError ? cause : new RefusalError('KEY_FILE_UNREADABLE', {}, { cause });
  }
};
