/** What certificates need beyond `signing/der-write.ts`: text, time and bit strings in DER (X.690). */
import { element } from '../../signing/der-write.ts';
import { TAG } from '../../signing/shown/der.ts';

const encoder = new TextEncoder();

export const utf8 = (text: string): Uint8Array => element(TAG.utf8String, encoder.encode(text.normalize('NFC')));
export const printable = (text: string): Uint8Array => element(TAG.printableString, encoder.encode(text));
/** UCS-2, big-endian. */
export const bmpBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.normalize('NFC'), 'utf16le').swap16());
export const truth = (): Uint8Array => element(TAG.boolean, Uint8Array.of(0xff));
export const bits = (bytes: Uint8Array, unused = 0): Uint8Array => element(TAG.bitString, Uint8Array.of(unused), bytes);

/** `[n] IMPLICIT` of a primitive type, from its content octets. */
export const contextBytes = (tagNumber: number, bytes: Uint8Array): Uint8Array => element(0x80 + tagNumber, bytes);

const digits = (at: Date): string => at.toISOString().replace(/\.\d{3}Z$/, 'Z').replace(/[-:T]/g, '');

/** GeneralizedTime in UTC, whole seconds (RFC 3161 §2.4.2). */
export const generalizedTime = (at: Date): Uint8Array => element(TAG.generalizedTime, encoder.encode(digits(at)));

/** UTCTime until 2049, GeneralizedTime from 2050 (RFC 5280 §4.1.2.5). */
export const time = (at: Date): Uint8Array =>
  at.getUTCFullYear() >= 2050 ? generalizedTime(at) : element(TAG.utcTime, encoder.encode(digits(at).slice(2)));
