import { childAt, childrenOf, oidOf, readDer, TAG, type DerNode } from './der.ts';
import { OID } from './oid.ts';

/** What the signed attributes say; every attribute once, each with one value. */
export interface SignedAttributes {
  readonly contentType: string;
  readonly messageDigest: Uint8Array;
  /** ESSCertIDv2 of the signer (RFC 5035): algorithm and hash of the certificate; null when only the old form is there. */
  readonly signingCertificate: { readonly algorithm: string; readonly hash: Uint8Array } | null;
  /** RFC 6211, whole AlgorithmIdentifiers: digest, and signature re-tagged as SEQUENCE content. */
  readonly algorithmProtection: { readonly digest: Uint8Array; readonly signatureContent: Uint8Array } | null;
  readonly all: ReadonlyMap<string, DerNode>;
}

/** First ESSCertIDv2: hashAlgorithm defaults to SHA-256 and is then left out. */
const readEssCertificate = (value: DerNode): { algorithm: string; hash: Uint8Array } => {
  const id = childAt(childAt(value, 0, TAG.sequence), 0, TAG.sequence);
  const [first, second] = childrenOf(id);
  if (first?.tag === TAG.octetString) return { algorithm: OID.sha256, hash: first.content };
  if (first?.tag !== TAG.sequence || second?.tag !== TAG.octetString) throw new RangeError('bad signing-certificate-v2');
  return { algorithm: oidOf(childAt(first, 0, TAG.oid)), hash: second.content };
};

const readProtection = (value: DerNode): { digest: Uint8Array; signatureContent: Uint8Array } => {
  const [digest, signature, more] = childrenOf(value);
  if (digest?.tag !== TAG.sequence || signature?.tag !== 0xa1 || more !== undefined) throw new RangeError('bad algorithm protection');
  return { digest: digest.raw, signatureContent: signature.content };
};

/** Reads the DER `SET OF Attribute` that is hashed and signed (RFC 5652 §5.3, §5.4). @throws RangeError */
export const readSignedAttributes = (der: Uint8Array): SignedAttributes => {
  const all = new Map<string, DerNode>();
  for (const attribute of childrenOf(readDer(der, TAG.set))) {
    const [type, values, more] = childrenOf(attribute);
    if (type === undefined || values?.tag !== TAG.set || more !== undefined) throw new RangeError('bad attribute');
    const [value, second] = childrenOf(values);
    const oid = oidOf(type);
    if (value === undefined || second !== undefined || all.has(oid)) throw new RangeError('an attribute has no value, or more than one');
    all.set(oid, value);
  }
  const contentType = all.get(OID.contentType);
  const messageDigest = all.get(OID.messageDigest);
  const certificate = all.get(OID.signingCertificateV2);
  const protection = all.get(OID.algorithmProtection);
  if (contentType === undefined || messageDigest?.tag !== TAG.octetString) throw new RangeError('content type or message digest missing');
  return {
    contentType: oidOf(contentType),
    messageDigest: messageDigest.content,
    signingCertificate: certificate === undefined ? null : readEssCertificate(certificate),
    algorithmProtection: protection === undefined ? null : readProtection(protection),
    all,
  };
};
