import type { Certificate } from '../signing/certificate.ts';
import { childrenOf, oidOf, readDer, sameBytes, TAG } from '../signing/shown/der.ts';
import { OID } from '../signing/shown/oid.ts';
import { keyWeakness } from '../signing/signature-value.ts';
import { isStrongIssuerAlgorithm } from './algorithms.ts';
import type { ReadTrust } from './trust.ts';

const MAX_PATH = 8;
/** Certificates that may be tried as issuers: authorities that certify each other in circles must not cost more. */
const MAX_TRIES = 64;
/** Extensions that this program understands or that only narrow policies nobody asks for; another critical one makes a path unusable. */
const UNDERSTOOD: ReadonlySet<string> = new Set([OID.basicConstraints, OID.keyUsage, OID.extendedKeyUsage, '2.5.29.32']);

export const hasUnknownCritical = ({ extensions }: Certificate): boolean =>
  [...extensions].some(([id, { critical }]) => critical && !UNDERSTOOD.has(id));

/** Bit `n` of KeyUsage (RFC 5280 §4.2.1.3); null when the extension is absent and everything is allowed. */
export const keyUsage = ({ extensions }: Certificate, n: number): boolean | null => {
  const extension = extensions.get(OID.keyUsage);
  if (extension === undefined) return null;
  const bits = readDer(extension.value, TAG.bitString).content.subarray(1);
  return ((bits[n >> 3] ?? 0) & (0x80 >> (n & 7))) !== 0;
};

/** Purposes of the extended key usage, or null when there is none. */
export const purposesOf = ({ extensions }: Certificate): readonly string[] | null => {
  const extension = extensions.get(OID.extendedKeyUsage);
  return extension === undefined ? null : childrenOf(readDer(extension.value, TAG.sequence)).map(oidOf);
};

export const basicConstraints = ({ extensions }: Certificate): { readonly ca: boolean; readonly pathLength: number | null } => {
  const extension = extensions.get(OID.basicConstraints);
  if (extension === undefined) return { ca: false, pathLength: null };
  const [ca, length] = childrenOf(readDer(extension.value, TAG.sequence));
  return { ca: ca?.tag === TAG.boolean && ca.content[0] === 0xff, pathLength: length?.tag === TAG.integer ? length.content[0] ?? 0 : null };
};

export const isWithin = ({ notBefore, notAfter }: Certificate, at: Date): boolean => notBefore <= at && at <= notAfter;

const KEY_CERT_SIGN = 5;

/** `issuer` may have issued `child`, with `below` further authorities between it and the leaf. */
const mayIssue = (issuer: Certificate, child: Certificate, below: number): boolean => {
  const { ca, pathLength } = basicConstraints(issuer);
  return ca && (pathLength === null || pathLength >= below) && keyUsage(issuer, KEY_CERT_SIGN) !== false && !hasUnknownCritical(issuer)
    && keyWeakness(issuer.publicKey) === null && isStrongIssuerAlgorithm(child.signatureAlgorithm) && child.x509.verify(issuer.publicKey);
};

/**
 * A path from `leaf` to an anchor (RFC 5280 §6), leaf first, anchor last; null when there is none.
 * @param at every certificate but the anchor must be valid then; the leaf's own validity is the caller's question
 */
export const findPath = (leaf: Certificate, carried: readonly Certificate[], trust: ReadTrust, at: Date): readonly Certificate[] | null => {
  const pool = [...carried, ...trust.intermediates];
  let tries = 0;
  const issued = (candidate: Certificate, child: Certificate, below: number): boolean => {
    tries += 1;
    return tries <= MAX_TRIES && mayIssue(candidate, child, below);
  };
  const extend = (path: readonly Certificate[]): readonly Certificate[] | null => {
    const child = path.at(-1) ?? leaf;
    const below = path.length - 1;
    const anchor = trust.anchors.find((candidate) => sameBytes(candidate.subject, child.issuer) && !sameBytes(candidate.der, child.der) && issued(candidate, child, below));
    if (anchor !== undefined) return [...path, anchor];
    if (path.length >= MAX_PATH) return null;
    const issuers = pool.filter((candidate) => sameBytes(candidate.subject, child.issuer) && isWithin(candidate, at)
      && !path.some(({ sha256 }) => sha256 === candidate.sha256) && issued(candidate, child, below));
    for (const issuer of issuers) {
      const found = extend([...path, issuer]);
      if (found !== null) return found;
    }
    return null;
  };
  return extend([leaf]);
};
