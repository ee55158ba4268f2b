import { readCertificate, type Certificate } from '../signing/certificate.ts';
import { childAt, childrenOf, oidOf, readDer, sameBytes, TAG, type DerNode } from '../signing/shown/der.ts';
import { signedDataOf } from '../signing/timestamp-token.ts';
import { OID } from '../signing/shown/oid.ts';

/** A CMS SignedData with exactly one signer (RFC 5652 §5.1), read as strict DER. */
export interface SignedData {
  readonly contentType: string;
  /** The encapsulated content, or null when it is detached. */
  readonly content: Uint8Array | null;
  readonly certificates: readonly Certificate[];
  readonly digestAlgorithms: readonly string[];
  readonly signer: SignerInfo;
}

export interface SignerInfo {
  readonly issuer: Uint8Array;
  readonly serial: Uint8Array;
  /** Whole AlgorithmIdentifiers. */
  readonly digestAlgorithm: DerNode;
  readonly signatureAlgorithm: DerNode;
  /** DER of the SET OF attributes, tagged as it is hashed. */
  readonly attributes: Uint8Array;
  readonly signature: Uint8Array;
  readonly unsigned: ReadonlyMap<string, DerNode>;
}

/** More than any chain needs; each one costs reading a key. */
const MOST_CERTIFICATES = 32;

const readContent = (node: DerNode): { contentType: string; content: Uint8Array | null } => {
  const [type, explicit, more] = childrenOf(node);
  if (type === undefined || more !== undefined || (explicit !== undefined && explicit.tag !== 0xa0)) throw new RangeError('bad content');
  return { contentType: oidOf(type), content: explicit === undefined ? null : readDer(explicit.content, TAG.octetString).content };
};

const readUnsignedAttributes = (node: DerNode | undefined): ReadonlyMap<string, DerNode> => {
  const found = new Map<string, DerNode>();
  for (const attribute of node === undefined ? [] : childrenOf(node)) {
    const id = oidOf(childAt(attribute, 0, TAG.oid));
    const [value, more] = childrenOf(childAt(attribute, 1, TAG.set));
    if (found.has(id) || value === undefined || more !== undefined) throw new RangeError('an unsigned attribute has no value, or more than one');
    found.set(id, value);
  }
  return found;
};

const readSigner = (node: DerNode): SignerInfo => {
  const [version, id, digestAlgorithm, attributes, signatureAlgorithm, signature, unsigned, more] = childrenOf(node);
  if (version?.tag !== TAG.integer || version.content.length !== 1 || version.content[0] !== 1 || id?.tag !== TAG.sequence) throw new RangeError('signer is not named by issuer and serial number');
  if (attributes?.tag !== 0xa0) throw new RangeError('no signed attributes');
  if (digestAlgorithm?.tag !== TAG.sequence || signatureAlgorithm?.tag !== TAG.sequence || signature?.tag !== TAG.octetString) throw new RangeError('bad signer');
  if ((unsigned !== undefined && unsigned.tag !== 0xa1) || more !== undefined) throw new RangeError('bad signer');
  const tagged = new Uint8Array(attributes.raw);
  tagged[0] = TAG.set;
  return {
    issuer: childAt(id, 0, TAG.sequence).raw, serial: childAt(id, 1, TAG.integer).raw,
    digestAlgorithm, signatureAlgorithm, attributes: tagged, signature: signature.content, unsigned: readUnsignedAttributes(unsigned),
  };
};

/** Reads a ContentInfo; every byte must belong to it. @throws RangeError */
export const readSignedData = (der: Uint8Array): SignedData => {
  const [version, digests, content, ...rest] = childrenOf(signedDataOf(der));
  if (version?.tag !== TAG.integer || digests?.tag !== TAG.set || content?.tag !== TAG.sequence) throw new RangeError('bad SignedData');
  const certificates = rest[0]?.tag === 0xa0 ? rest.shift() : undefined;
  if (rest[0]?.tag === 0xa1) rest.shift();
  const [signers, more] = rest;
  if (signers?.tag !== TAG.set || more !== undefined) throw new RangeError('bad SignedData');
  const [signer, second] = childrenOf(signers);
  const carried = certificates === undefined ? [] : childrenOf(certificates);
  if (carried.length > MOST_CERTIFICATES) throw new RangeError('too many certificates');
  if (signer === undefined || second !== undefined) throw new RangeError('exactly one signer is expected');
  return {
    ...readContent(content),
    certificates: carried.map(({ raw }) => readCertificate(raw)),
    digestAlgorithms: childrenOf(digests).map((node) => oidOf(childAt(node, 0, TAG.oid))),
    signer: readSigner(signer),
  };
};

/** The carried certificate that the signer names. */
export const signerCertificate = ({ certificates, signer }: SignedData): Certificate | undefined =>
  certificates.find(({ issuer, serial }) => sameBytes(issuer, signer.issuer) && sameBytes(serial, signer.serial));

export const timestampTokenOf = ({ signer }: SignedData): Uint8Array | null => signer.unsigned.get(OID.timestampToken)?.raw ?? null;
