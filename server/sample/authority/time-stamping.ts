/** A time-stamping authority (RFC 3161) for the sample organisation: request in, response out. */
import { createHash, sign } from 'node:crypto';
import { algorithm, context, element, nothing, octets, oid, sequence, setOf, small, unsigned } from '../../signing/der-write.ts';
import { TAG, childAt, childrenOf, contextTag, oidOf, readDer, sameBytes } from '../../signing/shown/der.ts';
import type { DerNode } from '../../signing/shown/der.ts';
import { OID } from '../../signing/shown/oid.ts';
import { RSA_SHA256, issuerOf, serialOf } from './certificate.ts';
import type { Identity } from './certificate.ts';
import { bits, generalizedTime, utf8 } from './der.ts';

/** An example arc: this service promises nothing to anyone. */
const POLICY = '1.2.3.4.1';

const IMPRINT_BYTES: Readonly<Record<string, number>> = { [OID.sha256]: 32, [OID.sha384]: 48, [OID.sha512]: 64 };

/** PKIFailureInfo bits (§2.4.2). */
const FAILURE = { badAlg: 0, badRequest: 2, badDataFormat: 5, unacceptedPolicy: 15, unacceptedExtension: 16 } as const;
type Failure = keyof typeof FAILURE;

interface TimestampRequest {
  /** MessageImprint, DER. */
  readonly imprint: Uint8Array;
  /** Nonce as an INTEGER, DER. */
  readonly nonce: Uint8Array | null;
  readonly wantsCertificates: boolean;
}

/** Reads a TimeStampReq; what is not DER throws RangeError. */
const readRequest = (der: Uint8Array): TimestampRequest | Failure => {
  const request = readDer(der, TAG.sequence);
  const imprint = childAt(request, 1, TAG.sequence);
  const hash = oidOf(childAt(childAt(imprint, 0, TAG.sequence), 0));
  const digest = childAt(imprint, 1, TAG.octetString);
  const options = childrenOf(request).slice(2);
  const find = (tag: number): DerNode | undefined => options.find((option) => option.tag === tag);
  const policy = find(TAG.oid);
  if (!sameBytes(childAt(request, 0).raw, small(1))) return 'badRequest';
  if (IMPRINT_BYTES[hash] === undefined) return 'badAlg';
  if (digest.content.length !== IMPRINT_BYTES[hash]) return 'badDataFormat';
  if (policy !== undefined && oidOf(policy) !== POLICY) return 'unacceptedPolicy';
  if (find(contextTag(0)) !== undefined) return 'unacceptedExtension';
  return { imprint: imprint.raw, nonce: find(TAG.integer)?.raw ?? null, wantsCertificates: find(TAG.boolean)?.content[0] === 0xff };
};

const understood = (der: Uint8Array): TimestampRequest | Failure => {
  try {
    return readRequest(der);
  } catch (error) {
    if (error instanceof RangeError) return 'badDataFormat';
    throw error;
  }
};

/** The bit string that names one failure. */
const failureBits = (failure: Failure): Uint8Array => {
  const bit = FAILURE[failure];
  const bytes = new Uint8Array(Math.floor(bit / 8) + 1);
  bytes[bytes.length - 1] = 0x80 >> (bit % 8);
  return bits(bytes, 7 - (bit % 8));
};

const refused = (failure: Failure): Uint8Array => sequence(sequence(small(2), sequence(utf8(failure)), failureBits(failure)));

/** ESSCertIDv2 with the certificate's issuer and serial number (RFC 5035 §4; RFC 5816 §2.2.1). */
const signingCertificate = (certificate: Uint8Array): Uint8Array => sequence(sequence(sequence(
  octets(createHash('sha256').update(certificate).digest()),
  sequence(sequence(context(4, issuerOf(certificate))), serialOf(certificate)))));

const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), setOf(value));

/** TimeStampToken: a SignedData over the TSTInfo (§2.4.2). */
const tokenOver = (info: Uint8Array, { certificate, key }: Identity, chain: readonly Uint8Array[]): Uint8Array => {
  const attributes = [
    attribute(OID.contentType, oid(OID.timestampInfo)),
    attribute(OID.messageDigest, octets(createHash('sha256').update(info).digest())),
    attribute(OID.signingCertificateV2, signingCertificate(certificate)),
  ];
  const signed = setOf(...attributes);
  const sha256 = algorithm(OID.sha256, nothing());
  return sequence(oid(OID.signedData), context(0, sequence(
    small(3),
    setOf(sha256),
    sequence(oid(OID.timestampInfo), context(0, octets(info))),
    ...(chain.length === 0 ? [] : [element(contextTag(0), ...[...chain].sort((a, b) => Buffer.compare(a, b)))]),
    setOf(sequence(
      small(1),
      sequence(issuerOf(certificate), serialOf(certificate)),
      sha256,
      // The same octets as signed, under [0] instead of SET OF (RFC 5652 §5.4).
      element(contextTag(0), readDer(signed).content),
      RSA_SHA256,
      octets(sign('sha256', signed, key)))))));
};

export interface TimestampAuthority {
  readonly identity: Identity;
  /** The authority's certificate and those above it, put into a token on request. */
  readonly certificates: readonly Uint8Array[];
  readonly clock: () => Date;
  readonly randomBytes: (count: number) => Uint8Array;
}

/** Answers TimeStampReq with TimeStampResp, both DER; a request that cannot be served gets a rejection, never an exception. */
export const sampleTimestampAuthority = ({ identity, certificates, clock, randomBytes }: TimestampAuthority) => (request: Uint8Array): Uint8Array => {
  const read = understood(request);
  if (typeof read === 'string') return refused(read);
  const info = sequence(
    small(1),
    oid(POLICY),
    read.imprint,
    unsigned(randomBytes(16)),
    generalizedTime(clock()),
    sequence(small(1)),
    ...(read.nonce === null ? [] : [read.nonce]));
  return sequence(sequence(small(0)), tokenOver(info, identity, read.wantsCertificates ? certificates : []));
};
