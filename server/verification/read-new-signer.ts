import { RefusalError } from '../circulation/errors.ts';
import { listFields } from '../pdf/fields.ts';
import { openPdf } from '../pdf/open.ts';
import { revisionsOf } from '../pdf/revisions.ts';
import { checkCoverage } from './coverage.ts';
import { findingText } from './findings.ts';
import { readSignedData, signerCertificate } from './signed-data.ts';

export interface NewSigner {
  /** Field that was signed: the reserved one, or one that the signing program added. */
  readonly fieldName: string;
  /** DER, the signer's own first, then whatever else the signature carries. */
  readonly certificates: readonly Uint8Array[];
}

const invalid = (detail: string, cause?: unknown): RefusalError => new RefusalError('SIGNATURE_INVALID', { detail }, { cause });

const carried = (cms: Uint8Array): readonly Uint8Array[] => {
  try {
    const data = readSignedData(cms);
    const leaf = signerCertificate(data);
    return leaf === undefined ? [] : [leaf, ...data.certificates.filter((certificate) => certificate !== leaf)].map(({ der }) => der);
  } catch (cause) {
    throw invalid('CMS', cause);
  }
};

/**
 * Whom a signed file that came back from another program names as its newest signer. Nothing is judged here but what must hold to
 * read it: `judgeRevision` is the judge.
 * @throws RefusalError FILE_TAMPERED (not the file that was handed out), PDF_MALFORMED, REVISION_NOT_ALLOWED, SIGNATURE_INVALID
 */
export const readNewSigner = ({ previous, current }: { readonly previous: Uint8Array; readonly current: Uint8Array }): NewSigner => {
  if (current.length <= previous.length || Buffer.compare(current.subarray(0, previous.length), previous) !== 0) throw new RefusalError('FILE_TAMPERED');
  const signedBefore = new Set(listFields(openPdf(previous)).filter(({ dict }) => dict.entries.has('V')).map(({ ref }) => ref.number));
  const file = openPdf(current);
  const revision = revisionsOf(file).at(-1);
  const [field, second] = listFields(file).filter(({ type, ref, dict }) => type === 'Sig' && dict.entries.has('V') && !signedBefore.has(ref.number));
  if (field === undefined || second !== undefined || revision === undefined) throw new RefusalError('REVISION_NOT_ALLOWED', { detail: 'not exactly one new signature' });
  const coverage = checkCoverage(file, field, revision);
  if ('finding' in coverage) throw invalid(findingText(coverage.finding, 'vi').replace(/\.$/, ''));
  const certificates = carried(coverage.covered.cms);
  if (certificates.length === 0) throw invalid('CMS');
  return { fieldName: field.name, certificates };
};
