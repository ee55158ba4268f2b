import { timeOf } from './certificate.ts';
import { childAt, childrenOf, oidOf, readDer, TAG, type DerNode } from './shown/der.ts';
import { OID } from './shown/oid.ts';

/** TSTInfo (RFC 3161 §2.4.2). */
export interface TimestampInfo {
  readonly imprintAlgorithm: string;
  readonly imprint: Uint8Array;
  readonly time: Date;
  /** INTEGER content, or null. */
  readonly nonce: Uint8Array | null;
}

/** SignedData inside a ContentInfo. */
export const signedDataOf = (contentInfo: Uint8Array): DerNode => {
  const [type, content, more] = childrenOf(readDer(contentInfo, TAG.sequence));
  if (type === undefined || oidOf(type) !== OID.signedData || content?.tag !== 0xa0 || more !== undefined) throw new RangeError('no SignedData');
  return readDer(content.content, TAG.sequence);
};

/** The bytes that a token signs: DER of TSTInfo. */
const tokenContent = (token: Uint8Array): Uint8Array => {
  const encapsulated = childAt(signedDataOf(token), 2, TAG.sequence);
  const [type, explicit, more] = childrenOf(encapsulated);
  if (type === undefined || oidOf(type) !== OID.timestampInfo || explicit?.tag !== 0xa0 || more !== undefined) throw new RangeError('no TSTInfo');
  return readDer(explicit.content, TAG.octetString).content;
};

export const readTimestampInfo = (token: Uint8Array): TimestampInfo => {
  const [version, policy, imprint, serial, time, ...optional] = childrenOf(readDer(tokenContent(token), TAG.sequence));
  if (version?.tag !== TAG.integer || policy?.tag !== TAG.oid || imprint?.tag !== TAG.sequence || serial?.tag !== TAG.integer || time?.tag !== TAG.generalizedTime) throw new RangeError('bad TSTInfo');
  return {
    imprintAlgorithm: oidOf(childAt(childAt(imprint, 0, TAG.sequence), 0, TAG.oid)),
    imprint: childAt(imprint, 1, TAG.octetString).content,
    time: timeOf(time),
    nonce: optional.find(({ tag }) => tag === TAG.integer)?.content ?? null,
  };
};

export const readTokenTime = (token: Uint8Array): Date => readTimestampInfo(token).time;
