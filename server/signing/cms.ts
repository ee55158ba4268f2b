import { createHash } from 'node:crypto';
import { isSelfIssued, type Certificate } from './certificate.ts';
import { algorithm, context, element, nothing, octets, oid, sequence, setOf, small } from './der-write.ts';
import { childrenOf, contextTag, readDer, TAG } from './shown/der.ts';
import { OID } from './shown/oid.ts';
import { signatureOid } from './signature-value.ts';

const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), setOf(value));

const parametersOf = ({ publicKey }: Certificate): readonly Uint8Array[] => (publicKey.asymmetricKeyType === 'ec' ? [] : [nothing()]);

/** ESSCertIDv2 with SHA-256 (the default, left out) and the issuer and serial (RFC 5035 §4). */
const signingCertificate = (certificate: Certificate): Uint8Array => {
  const hash = createHash('sha256').update(certificate.der).digest();
  const generalName = context(4, certificate.issuer);
  return sequence(sequence(sequence(octets(hash), sequence(sequence(generalName), certificate.serial))));
};

/**
 * The attributes that the key signs: content type, message digest, signing-certificate-v2, algorithm protection; no signing time,
 * which PAdES keeps in the dictionary's /M (ETSI EN 319 142-1 §6.3). Exactly these bytes (`SET OF`, DER) are hashed and signed.
 * @param documentDigest SHA-256 of the file without the hole
 */
export const signedAttributes = (documentDigest: Uint8Array, certificate: Certificate): Uint8Array => {
  const protectedSignature = element(contextTag(1), oid(signatureOid(certificate.publicKey)), ...parametersOf(certificate));
  return setOf(
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octets(documentDigest)),
    attribute(OID.signingCertificateV2, signingCertificate(certificate)),
    attribute(OID.algorithmProtection, sequence(algorithm(OID.sha256), protectedSignature)),
  );
};

/** Leaf first; a root that the chain carries is left out, the verifier has its own. */
const carriedCertificates = (chain: readonly Certificate[]): readonly Certificate[] =>
  chain.filter((certificate, i) => i === 0 || !isSelfIssued(certificate));

/** ContentInfo with a detached SignedData of one signer (RFC 5652 §5); `token` is an RFC 3161 TimeStampToken. */
export const buildCms = (attributes: Uint8Array, signature: Uint8Array, chain: readonly Certificate[], token: Uint8Array | null): Uint8Array => {
  const [leaf] = chain;
  if (leaf === undefined) throw new RangeError('no certificate');
  const signedSet = childrenOf(readDer(attributes, TAG.set)).map(({ raw }) => raw);
  const signer = sequence(
    small(1),
    sequence(leaf.issuer, leaf.serial),
    algorithm(OID.sha256),
    context(0, ...signedSet),
    algorithm(signatureOid(leaf.publicKey), ...parametersOf(leaf)),
    octets(signature),
    ...(token === null ? [] : [context(1, attribute(OID.timestampToken, token))]),
  );
  const certificates = carriedCertificates(chain).map(({ der }) => der).sort((a, b) => Buffer.compare(a, b));
  const signedData = sequence(small(1), setOf(algorithm(OID.sha256)), sequence(oid(OID.data)), context(0, ...certificates), setOf(signer));
  return sequence(oid(OID.signedData), context(0, signedData));
};
