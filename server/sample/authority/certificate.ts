/** X.509 v3 certificates of the sample authority (RFC 5280 §4.1). */
import { sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { algorithm, context, nothing, sequence, small, unsigned } from '../../signing/der-write.ts';
import { childAt, readDer } from '../../signing/shown/der.ts';
import { OID } from '../../signing/shown/oid.ts';
import { bits, time } from './der.ts';
import { certificateExtensions } from './extensions.ts';
import type { Addresses, Usage } from './extensions.ts';
import { nameOf } from './names.ts';
import type { Subject } from './names.ts';

/** A certificate (DER) and the private key that goes with it. */
export interface Identity {
  readonly certificate: Uint8Array;
  readonly key: KeyObject;
}

export interface CertificateOrder {
  readonly subject: Subject;
  readonly publicKey: KeyObject;
  /** Big-endian, positive, at most 20 bytes (RFC 5280 §4.1.2.2). */
  readonly serial: Uint8Array;
  readonly validFrom: Date;
  readonly validTo: Date;
  readonly usage: Usage;
  readonly pathLength?: number;
  readonly addresses?: Addresses;
}

/** The RSA signature algorithm of the sample authority. */
export const RSA_SHA256 = algorithm(OID.rsaSha256, nothing());

/** A field of a v3 TBSCertificate, DER: 1 serial number, 3 issuer, 5 subject. */
const fieldOf = (certificate: Uint8Array, position: 1 | 3 | 5): Uint8Array => childAt(childAt(readDer(certificate), 0), position).raw;
export const serialOf = (certificate: Uint8Array): Uint8Array => fieldOf(certificate, 1);
export const issuerOf = (certificate: Uint8Array): Uint8Array => fieldOf(certificate, 3);
export const subjectOf = (certificate: Uint8Array): Uint8Array => fieldOf(certificate, 5);

/** The shape that certificates and revocation lists share: content, algorithm, signature by an RSA key. */
export const signedWith = (key: KeyObject, content: Uint8Array): Uint8Array => sequence(content, RSA_SHA256, bits(sign('sha256', content, key)));

/** A certificate in DER; `issuer` without a certificate is the subject's own key, and the certificate a root. */
export const issueCertificate = (order: CertificateOrder, issuer: { readonly certificate?: Uint8Array; readonly key: KeyObject }): Uint8Array => {
  const subject = nameOf(order.subject);
  return signedWith(issuer.key, sequence(
    context(0, small(2)),
    unsigned(order.serial),
    RSA_SHA256,
    issuer.certificate === undefined ? subject : subjectOf(issuer.certificate),
    sequence(time(order.validFrom), time(order.validTo)),
    subject,
    order.publicKey.export({ type: 'spki', format: 'der' }),
    context(3, certificateExtensions({ ...order, issuerKey: issuer.key }))));
};

export const pemOf = (certificate: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate).toString('base64').replace(/(.{64})(?=.)/g, '$1\n')}\n-----END CERTIFICATE-----\n`;
