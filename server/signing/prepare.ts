import { RefusalError } from '../circulation/errors.ts';
import { appendRevision, numbering, type NewObject } from '../pdf/append.ts';
import { findField } from '../pdf/fields.ts';
import { pdfDate } from '../pdf/metadata.ts';
import { asciiText, dict, name, unicodeText, withEntries } from '../pdf/objects.ts';
import { openPdf } from '../pdf/open.ts';
import { pictureAppearance, type SignaturePicture } from '../pdf/picture-appearance.ts';
import { readCertificate, type Certificate } from './certificate.ts';
import { buildCms, signedAttributes } from './cms.ts';
import type { ByteRange } from './shown/byte-range.ts';
import { holedBody, measureHole } from './signature-hole.ts';
import { signatureRoom } from './signature-value.ts';

export interface SignatureRequest {
  /** The file as it stands. */
  readonly pdf: Uint8Array;
  readonly fieldName: string;
  readonly signerName: string;
  /** E.g. "Ký nháy". */
  readonly reason: string;
  readonly when: Date;
  readonly picture: SignaturePicture | null;
  /** DER, leaf first. */
  readonly certificates: readonly Uint8Array[];
  /** A timestamp will be asked for: leave room. */
  readonly timestamped: boolean;
}

/** What is kept between the two phases. `byteRange` counts from the start of the whole file (base + delta). */
export interface PreparedSignature {
  readonly fieldName: string;
  /** The incremental update, its hole still empty. */
  readonly delta: Uint8Array;
  readonly byteRange: ByteRange;
  /** Bytes of CMS that fit the hole. */
  readonly holeLength: number;
  /** SHA-256 of the file without the hole. */
  readonly documentDigest: Uint8Array;
  /** DER of the SET OF attributes: exactly the bytes to sign. */
  readonly signedAttributes: Uint8Array;
  readonly baseLength: number;
  /** Lower-case hex. */
  readonly baseSha256: string;
}

/** Tokens measured: 3–4.5 KB with their chain; more than this is refused at completion as SIGN_HOLE_TOO_SMALL. */
const TOKEN_ROOM = 5120;
const MARGIN = 256;

/** Room for the CMS: built once with an empty signature of full length, so the chain is measured and not guessed. */
const holeFor = (attributes: Uint8Array, chain: readonly Certificate[], timestamped: boolean): number => {
  const [leaf] = chain;
  const signature = new Uint8Array(leaf === undefined ? 0 : signatureRoom(leaf.publicKey));
  return buildCms(attributes, signature, chain, null).length + MARGIN + (timestamped ? TOKEN_ROOM : 0);
};

const chainOf = (certificates: readonly Uint8Array[]): readonly Certificate[] => {
  try {
    if (certificates.length === 0) throw new RangeError('no certificate');
    return certificates.map(readCertificate);
  } catch (cause) {
    throw new RefusalError('CERT_USAGE', {}, { cause });
  }
};

/**
 * Phase one: appends the revision that will hold the signature, its hole empty, and says what is to be signed.
 * A field that locks the document does so by the /Lock dictionary of the base alone: with a FieldMDP transform besides,
 * pyHanko takes unchanged filled fields for changed ones as soon as long-term data follow.
 * Costs one hash over the file and a constant.
 * @throws RefusalError PDF_MALFORMED, SIGNATURE_INVALID (the field is taken), CERT_USAGE
 */
export const prepareSignature = (request: SignatureRequest): PreparedSignature => {
  const { pdf, fieldName, when } = request;
  const chain = chainOf(request.certificates);
  const [leaf] = chain;
  if (leaf === undefined) throw new RefusalError('CERT_USAGE');
  const file = openPdf(pdf);
  const field = findField(file, fieldName);
  if (field.type !== 'Sig' || field.dict.entries.has('V')) throw new RefusalError('SIGNATURE_INVALID', { detail: `${fieldName}: field taken` });
  const holeLength = holeFor(signedAttributes(new Uint8Array(32), leaf), chain, request.timestamped);
  const next = numbering(file);
  const signatureRef = next();
  const holed = holedBody({ type: 'Sig', subFilter: 'ETSI.CAdES.detached' }, {
    M: asciiText(pdfDate(when)), Name: unicodeText(request.signerName), Reason: unicodeText(request.reason),
    Prop_Build: dict({ App: dict({ Name: name('LuanChuyen') }) }),
  }, holeLength);
  const appearance = request.picture === null || field.rect === null ? null : pictureAppearance(request.picture, field.rect, next);
  const changed = withEntries(field.dict, { V: signatureRef, ...(appearance === null ? {} : { AP: dict({ N: appearance.ref }) }) });
  const objects: readonly NewObject[] = [{ ref: field.ref, body: changed }, { ref: signatureRef, body: holed.body }, ...(appearance?.objects ?? [])];
  const appended = appendRevision(file, objects);
  const { byteRange, documentDigest, baseSha256 } = measureHole(pdf, appended, signatureRef, holed);
  return { fieldName, delta: appended.delta, byteRange, holeLength, documentDigest, signedAttributes: signedAttributes(documentDigest, leaf), baseLength: pdf.length, baseSha256 };
};
