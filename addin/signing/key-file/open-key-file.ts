import { RefusalError } from '../../../server/circulation/errors.ts';
import { readCertificate } from './certificate.ts';
import type { CertificateFacts } from './certificate.ts';
import { wipe } from './decrypt.ts';
import { openPkcs12 } from './pkcs12.ts';
import { keyOf } from './usable-key.ts';

/** An opened key: everything in it may cross from the worker to the pane, and nothing in it tells the key. */
export interface OpenedKey {
  readonly key: CryptoKey;
  /** DER, the key's own certificate first, then its issuers as far as the file has them. */
  readonly certificates: readonly Uint8Array<ArrayBuffer>[];
  readonly owner: KeyOwner;
}

export interface KeyOwner {
  readonly name: string;
  readonly identityCode: string | null;
  readonly issuer: string;
  readonly validFrom: Date;
  readonly validTo: Date;
}

/**
 * Opens a .p12 and finds the certificate that its key belongs to.
 * With several pairs in one file, one that may sign and is valid at `now` is taken first.
 * @throws RefusalError KEY_WRONG_PIN, KEY_FILE_UNREADABLE, KEY_NOT_USABLE
 */
export const openKeyFile = async (file: Uint8Array, pin: string, now: Date): Promise<OpenedKey> => {
  const { keys, certificates } = openPkcs12(file, pin);
  try {
    const known = certificates.map(read);
    for (const leaf of known.toSorted((a, b) => rank(b, now) - rank(a, now))) {
      for (const pkcs8 of keys) {
        const key = await keyOf(leaf, pkcs8);
        if (key) return { key, certificates: chainOf(leaf, known).map(({ der }) => der), owner: ownerOf(leaf) };
      }
    }
    throw new RefusalError('KEY_NOT_USABLE');
  } finally {
    keys.forEach(wipe);
  }
};

const read = (der: Uint8Array<ArrayBuffer>): CertificateFacts => {
  try {
    return readCertificate(der);
  } catch (error) {
    throw new RefusalError('KEY_FILE_UNREADABLE', {}, { cause: error });
  }
};

const rank = ({ isAuthority, maySign, validFrom, validTo }: CertificateFacts, now: Date): number =>
  (isAuthority ? 0 : 4) + (maySign ? 2 : 0) + (validFrom <= now && now <= validTo ? 1 : 0);

/** Leaf first, each followed by its issuer; stray certificates are left out. */
const chainOf = (leaf: CertificateFacts, known: readonly CertificateFacts[]): readonly CertificateFacts[] => {
  const chain = [leaf];
  for (let last = leaf; last.issuer !== last.subject; ) {
    const issuer = known.find((candidate) => candidate.subject === last.issuer && !chain.includes(candidate));
    if (!issuer) break;
    chain.push(issuer);
    last = issuer;
  }
  return chain;
};

const ownerOf = ({ commonName, identityCode, issuerName, validFrom, validTo }: CertificateFacts): KeyOwner => ({
  name: commonName, identityCode, issuer: issuerName, validFrom, validTo,
});
