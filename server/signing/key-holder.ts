import { sign, type KeyObject } from 'node:crypto';
import { openKeyFile } from './key-file.ts';

/** Whoever holds a key and signs with it: an encrypted file in the sample; a token, an HSM or a remote service in production. */
export interface KeyHolder {
  /** DER, leaf first. */
  readonly certificates: () => readonly Uint8Array[];
  /**
   * Signs the DER of the signed attributes with SHA-256.
   * @returns PKCS#1 v1.5 value, or ECDSA as DER
   */
  readonly sign: (signedAttributes: Uint8Array) => Promise<Uint8Array>;
}

const signWith = (key: KeyObject, bytes: Uint8Array): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    sign('sha256', bytes, key, (error, signature) => {
      if (error === null) resolve(new Uint8Array(signature));
      else reject(error);
    });
  });

/**
 * The organisation's seal key from an encrypted PKCS#12 file.
 * @throws RefusalError KEY_WRONG_PIN, KEY_FILE_UNREADABLE
 */
export const keyFileHolder = (p12: Uint8Array, password: string): KeyHolder => {
  const { key, certificates } = openKeyFile(p12, password);
  return { certificates: () => certificates, sign: (signedAttributes) => signWith(key, signedAttributes) };
};
