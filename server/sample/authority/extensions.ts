/** Extensions of certificates and revocation lists (RFC 5280 §4.2). */
import { createHash, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { context, nothing, octets, oid, sequence, small } from '../../signing/der-write.ts';
import { TAG, childAt, readDer } from '../../signing/shown/der.ts';
import { bits, contextBytes, truth } from './der.ts';

/** What the key may be used for. */
export type Usage = 'authority' | 'signing' | 'time-stamping' | 'answering';

/** Addresses written into a certificate; any may be absent. */
export interface Addresses {
  readonly crl?: string;
  readonly ocsp?: string;
  readonly caIssuers?: string;
}

export const extension = (type: string, critical: boolean, value: Uint8Array): Uint8Array =>
  sequence(oid(type), ...(critical ? [truth()] : []), octets(value));

/** SHA-1 of the key's bit string (RFC 5280 §4.2.1.2, method 1): an identifier, not a protection. */
const keyIdentifier = (key: KeyObject): Uint8Array => {
  const info = readDer((key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' }));
  return createHash('sha1').update(childAt(info, 1, TAG.bitString).content.subarray(1)).digest();
};

export const authorityKeyIdentifier = (issuerKey: KeyObject): Uint8Array =>
  extension('2.5.29.35', false, sequence(contextBytes(0, keyIdentifier(issuerKey))));

const uri = (address: string): Uint8Array => contextBytes(6, new TextEncoder().encode(address));

/** Key usage bits, most significant first: digitalSignature, nonRepudiation … keyCertSign (5), cRLSign (6). */
const KEY_USAGE: Readonly<Record<Usage, Uint8Array>> = {
  authority: bits(Uint8Array.of(0b0000_0110), 1),
  signing: bits(Uint8Array.of(0b1100_0000), 6),
  'time-stamping': bits(Uint8Array.of(0b1100_0000), 6),
  answering: bits(Uint8Array.of(0b1000_0000), 7),
};

/** e-mail protection, document signing (RFC 9336); time-stamping alone and critical (RFC 3161 §2.3); answering for the authority (RFC 6960 §4.2.2.2). */
const PURPOSES: Readonly<Record<Usage, readonly string[]>> = {
  authority: [],
  signing: ['1.3.6.1.5.5.7.3.4', '1.3.6.1.5.5.7.3.36'],
  'time-stamping': ['1.3.6.1.5.5.7.3.8'],
  answering: ['1.3.6.1.5.5.7.3.9'],
};

/** Nobody asks whether the one who answers was revoked (RFC 6960 §4.2.2.2.1). */
const NO_CHECK = '1.3.6.1.5.5.7.48.1.5';

export interface CertificateTraits {
  readonly usage: Usage;
  readonly publicKey: KeyObject;
  readonly issuerKey: KeyObject;
  /** Authorities allowed below this one. */
  readonly pathLength?: number;
  readonly addresses?: Addresses;
}

export const certificateExtensions = ({ usage, publicKey, issuerKey, pathLength, addresses = {} }: CertificateTraits): Uint8Array => {
  const purposes = PURPOSES[usage];
  const access = [
    ...(addresses.ocsp === undefined ? [] : [sequence(oid('1.3.6.1.5.5.7.48.1'), uri(addresses.ocsp))]),
    ...(addresses.caIssuers === undefined ? [] : [sequence(oid('1.3.6.1.5.5.7.48.2'), uri(addresses.caIssuers))]),
  ];
  return sequence(
    extension('2.5.29.19', true, usage === 'authority' ? sequence(truth(), ...(pathLength === undefined ? [] : [small(pathLength)])) : sequence()),
    extension('2.5.29.15', true, KEY_USAGE[usage]),
    ...(purposes.length === 0 ? [] : [extension('2.5.29.37', usage === 'time-stamping', sequence(...purposes.map(oid)))]),
    ...(usage === 'answering' ? [extension(NO_CHECK, false, nothing())] : []),
    extension('2.5.29.14', false, octets(keyIdentifier(publicKey))),
    authorityKeyIdentifier(issuerKey),
    ...(addresses.crl === undefined ? [] : [extension('2.5.29.31', false, sequence(sequence(context(0, context(0, uri(addresses.crl))))))]),
    ...(access.length === 0 ? [] : [extension('1.3.6.1.5.5.7.1.1', false, sequence(...access))]));
};
