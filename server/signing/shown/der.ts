/**
 * A small strict DER reader (X.690) for the server and the browser: definite minimal lengths, one-byte tags, every byte accounted for.
 * Throws RangeError; callers turn it into the refusal that fits.
 */
export interface DerNode {
  /** Identifier octet: class, constructed bit and number (< 31). */
  readonly tag: number;
  /** The whole element, header included. */
  readonly raw: Uint8Array;
  readonly content: Uint8Array;
}

export const TAG = {
  boolean: 0x01, integer: 0x02, bitString: 0x03, octetString: 0x04, null: 0x05, oid: 0x06, enumerated: 0x0a,
  utf8String: 0x0c, printableString: 0x13, ia5String: 0x16, utcTime: 0x17, generalizedTime: 0x18, bmpString: 0x1e, sequence: 0x30, set: 0x31,
} as const;

/** Context-specific tag [n]; constructed unless said otherwise. */
export const contextTag = (number: number, constructed = true): number => (constructed ? 0xa0 : 0x80) + number;

const readAt = (bytes: Uint8Array, at: number): DerNode => {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new RangeError('bad DER tag');
  let length = first;
  let start = at + 2;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > 4) throw new RangeError('bad DER length');
    length = 0;
    for (let i = 0; i < count; i += 1) length = length * 256 + (bytes[start + i] ?? 0);
    start += count;
    if (length < 0x80 || (count > 1 && length < 2 ** (8 * (count - 1)))) throw new RangeError('DER length is not minimal');
  }
  if (start + length > bytes.length) throw new RangeError('DER element longer than its data');
  return { tag, raw: bytes.subarray(at, start + length), content: bytes.subarray(start, start + length) };
};

/** The one element that fills `bytes` exactly. */
export const readDer = (bytes: Uint8Array, tag?: number): DerNode => {
  const node = readAt(bytes, 0);
  if (node.raw.length !== bytes.length) throw new RangeError('bytes after the DER element');
  if (tag !== undefined && node.tag !== tag) throw new RangeError(`DER tag ${tag} expected`);
  return node;
};

/** The first element of `bytes`, whatever follows it. */
export const readFirst = (bytes: Uint8Array): DerNode => readAt(bytes, 0);

/** The elements inside a constructed one. */
export const childrenOf = ({ tag, content }: DerNode): readonly DerNode[] => {
  if ((tag & 0x20) === 0) throw new RangeError('a constructed DER element is expected');
  const children: DerNode[] = [];
  for (let at = 0; at < content.length;) {
    const child = readAt(content, at);
    children.push(child);
    at += child.raw.length;
  }
  return children;
};

/** Child number `index`, of the given tag. */
export const childAt = (node: DerNode, index: number, tag?: number): DerNode => {
  const child = childrenOf(node)[index];
  if (child === undefined || (tag !== undefined && child.tag !== tag)) throw new RangeError(`DER element ${index} is missing or of another kind`);
  return child;
};

/** Dotted form of an OBJECT IDENTIFIER. */
export const oidOf = ({ tag, content }: DerNode): string => {
  if (tag !== TAG.oid || content.length === 0 || ((content.at(-1) ?? 0x80) & 0x80) !== 0) throw new RangeError('bad object identifier');
  const arcs: number[] = [];
  let value = 0;
  for (const byte of content) {
    value = value * 128 + (byte & 0x7f);
    if (value > Number.MAX_SAFE_INTEGER / 128) throw new RangeError('object identifier too large');
    if ((byte & 0x80) !== 0) continue;
    if (arcs.length === 0) arcs.push(Math.min(2, Math.floor(value / 40)), value - 40 * Math.min(2, Math.floor(value / 40)));
    else arcs.push(value);
    value = 0;
  }
  return arcs.join('.');
};

/** Equal byte by byte. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
};
