import { content, encode, isContext, oid, parse, parts } from './asn1.ts';
import type { Asn1 } from './asn1.ts';
import { fromBinary, toBinary } from './binary.ts';

/** What the pane needs to know of an X.509 certificate (RFC 5280). Judging it is the server's work. */
export interface CertificateFacts {
  readonly der: Uint8Array<ArrayBuffer>;
  /** Names as DER, compared byte by byte to build the chain. */
  readonly subject: string;
  readonly issuer: string;
  readonly commonName: string;
  /** The subject's serialNumber (2.5.4.5): the person's identity code. */
  readonly identityCode: string | null;
  readonly issuerName: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** SubjectPublicKeyInfo as DER, with its algorithm and, for EC, its curve. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly algorithm: string;
  readonly curve: string | null;
  /** Key usage allows signatures of persons: digitalSignature or nonRepudiation, or nothing is said. */
  readonly maySign: boolean;
  readonly isAuthority: boolean;
}

const COMMON_NAME = '2.5.4.3';
const SERIAL_NUMBER = '2.5.4.5';
const KEY_USAGE = '2.5.29.15';
const BASIC_CONSTRAINTS = '2.5.29.19';
const UTF8_STRING = 12;
const BMP_STRING = 30;
const UTC_TIME = 23;

/** @throws TypeError when the bytes are not a certificate. */
export const readCertificate = (der: Uint8Array<ArrayBuffer>): CertificateFacts => {
  const fields = parts(parts(parse(toBinary(der)))[0]);
  const [, , issuer, validity, subject, publicKey] = isContext(fields[0], 0) ? fields.slice(1) : [undefined, ...fields].slice(1);
  if (!issuer || !subject || !publicKey) throw new TypeError('not a certificate');
  const [from, to] = parts(validity);
  const [algorithm, curve] = parts(parts(publicKey)[0]);
  const extensions = extensionsOf(fields);
  return {
    der,
    subject: encode(subject),
    issuer: encode(issuer),
    commonName: attribute(subject, COMMON_NAME) ?? '',
    identityCode: attribute(subject, SERIAL_NUMBER),
    issuerName: attribute(issuer, COMMON_NAME) ?? '',
    validFrom: time(from),
    validTo: time(to),
    publicKey: fromBinary(encode(publicKey)),
    algorithm: oid(algorithm),
    curve: curve && (curve.type as number) === 6 ? oid(curve) : null,
    maySign: signs(extensions.get(KEY_USAGE)),
    isAuthority: isAuthority(extensions.get(BASIC_CONSTRAINTS)),
  };
};

const attribute = (name: Asn1, wanted: string): string | null => {
  const pairs = parts(name).flatMap((set) => parts(set).map(parts));
  const value = pairs.findLast(([type]) => oid(type) === wanted)?.[1];
  return value ? text(value) : null;
};

const text = (node: Asn1): string => {
  const bytes = fromBinary(content(node));
  if ((node.type as number) === BMP_STRING) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder((node.type as number) === UTF8_STRING ? 'utf-8' : 'windows-1252').decode(bytes);
};

/** UTCTime (years 50–99 are 19xx, RFC 5280 §4.1.2.5.1) or GeneralizedTime, always in Z. */
const time = (node: Asn1 | undefined): Date => {
  const digits = content(node).replace(/Z$/, '');
  const full = (node?.type as number) !== UTC_TIME ? digits : `${Number(digits.slice(0, 2)) < 50 ? '20' : '19'}${digits}`;
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(full) ?? [];
  if (!second) throw new TypeError('not a certificate time');
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
};

const extensionsOf = (fields: readonly Asn1[]): ReadonlyMap<string, string> => {
  const wrapper = fields.find((field) => isContext(field, 3));
  const list = wrapper ? parts(parts(wrapper)[0]) : [];
  return new Map(list.map(parts).map((extension) => [oid(extension[0]), content(extension.at(-1))]));
};

/** Bits 0 and 1 of KeyUsage: digitalSignature, nonRepudiation. */
const signs = (usage: string | undefined): boolean => usage === undefined || ((content(parse(usage)).charCodeAt(1) || 0) & 0xc0) !== 0;

const isAuthority = (constraints: string | undefined): boolean =>
  constraints !== undefined && parts(parse(constraints)).some((part) => (part.type as number) === 1 && content(part) !== '\0');
