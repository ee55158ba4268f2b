import forge from 'node-forge';

export type Asn1 = forge.asn1.Asn1;

/** The typings know only the older form of this call. */
const fromDer = forge.asn1.fromDer as unknown as (binary: string, options: { readonly strict: boolean; readonly parseAllBytes: boolean; readonly decodeBitStrings: boolean }) => Asn1;

/** Parses DER or BER; bit strings stay bytes, so that what is written again is what was read. */
export const parse = (binary: string): Asn1 => fromDer(binary, { strict: true, parseAllBytes: false, decodeBitStrings: false });

export const encode = (node: Asn1): string => forge.asn1.toDer(node).getBytes();

/** The parts of a constructed value; throws when it is primitive. */
export const parts = (node: Asn1 | undefined): readonly Asn1[] => {
  if (!node || !Array.isArray(node.value)) throw new TypeError('a constructed ASN.1 value was expected');
  return node.value;
};

/** The bytes of a primitive value, or of a BER string sent in chunks (X.690 §8.7.3). */
export const content = (node: Asn1 | undefined): string => {
  if (!node) throw new TypeError('an ASN.1 value is missing');
  return Array.isArray(node.value) ? node.value.map(content).join('') : node.value;
};

export const oid = (node: Asn1 | undefined): string => forge.asn1.derToOid(content(node));

/** A small non-negative INTEGER. */
export const integer = (node: Asn1 | undefined): number => Number.parseInt(forge.util.bytesToHex(content(node)) || '0', 16);

export const isContext = (node: Asn1 | undefined, tag: number): boolean =>
  node?.tagClass === forge.asn1.Class.CONTEXT_SPECIFIC && (node.type as number) === tag;
