import { createHash } from 'node:crypto';
import { RefusalError } from '../circulation/errors.ts';
import { listFields } from '../pdf/fields.ts';
import type { PdfFile } from '../pdf/file.ts';
import { openPdf } from '../pdf/open.ts';
import { revisionsOf, type Revision } from '../pdf/revisions.ts';
import { readCertificate } from '../signing/certificate.ts';
import { certificateRefusal } from './check-signing-certificate.ts';
import { checkSignature, type SignatureCheck } from './check-signature.ts';
import { compareRevisions } from './differences.ts';
import { finding, findingText, severityOf, type Finding } from './findings.ts';
import { lockProblem } from './locks.ts';
import type { Change } from './rules/rule.ts';
import { readTrust, type Trust } from './trust.ts';

/** What the new revision must be: nothing less, nothing more (domain.md §4.3, I7). */
export type ExpectedRevision =
  | { readonly kind: 'SIGN' | 'INITIAL' | 'FINAL' | 'SEAL'; readonly fieldName: string; /** DER of the announced certificate. */ readonly certificate: Uint8Array; /** A new field inside the reserved one's box will do: a whole signed file came back from the VGCA service. */ readonly beside?: true }
  | { readonly kind: 'FILL'; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'DSS' }
  | { readonly kind: 'DOCTS'; readonly fieldName: string };

export interface RevisionJudgement {
  /** Lower-case hex of the whole new file. */
  readonly sha256: string;
  readonly length: number;
  readonly changes: readonly Change[];
  /** The one new signature or timestamp; null for FILL and DSS. */
  readonly signature: SignatureCheck | null;
  /** Warnings only; errors are thrown. */
  readonly warnings: readonly Finding[];
}

const notAllowed = (detail: string): RefusalError => new RefusalError('REVISION_NOT_ALLOWED', { detail });

/** The one revision that `current` adds to `previous`. */
const addedRevision = (previous: PdfFile, current: PdfFile): Revision => {
  const newest = revisionsOf(current).at(-1);
  const prev = newest?.section?.trailer.entries.get('Prev');
  if (newest === undefined || prev === undefined || newest.start !== previous.bytes.length || prev !== previous.sections[0]?.offset) throw notAllowed('not exactly one update');
  return newest;
};

const expectedChanges = (expected: ExpectedRevision): readonly string[] => {
  switch (expected.kind) {
    case 'FILL': return Object.entries(expected.values).map(([name, text]) => `FILLED ${name} ${text.normalize('NFC')}`);
    case 'DSS': return ['LONG_TERM_DATA'];
    case 'DOCTS': return [`TIMESTAMPED ${expected.fieldName}`];
    default: return [`SIGNED ${expected.fieldName}`];
  }
};

const changeKey = (change: Change, expected: ExpectedRevision): string =>
  change.kind === 'SIGNED_BESIDE' && 'beside' in expected ? `SIGNED ${change.box}` : change.kind === 'FILLED' ? `FILLED ${change.fieldName} ${change.text}` : change.kind === 'LONG_TERM_DATA' ? change.kind : `${change.kind} ${change.fieldName}`;

const checkChanges = (previous: PdfFile, current: PdfFile, revision: Revision, expected: ExpectedRevision): readonly Change[] => {
  // The first base was checked for dangling references when it was made, and every revision since then points only at what exists.
  const { allowed, refused } = compareRevisions(previous, current, revision, new Set());
  const [first] = refused;
  if (first !== undefined) throw notAllowed(first);
  const wanted = [...expectedChanges(expected)].sort();
  const found = allowed.map((change) => changeKey(change, expected)).sort();
  if (wanted.length !== found.length || wanted.some((key, i) => key !== found[i])) throw notAllowed(`expected ${wanted.join(', ')}; found ${found.join(', ') || 'nothing'}`);
  const fields = listFields(previous);
  for (const change of allowed) {
    const problem = lockProblem(previous, fields, change);
    if (problem !== null) throw notAllowed(problem);
  }
  return allowed;
};

const signatureErrors = (check: SignatureCheck, expected: ExpectedRevision): readonly Finding[] => {
  const other = 'certificate' in expected && check.signer !== null && check.signer.certificateSha256 !== createHash('sha256').update(expected.certificate).digest('hex');
  const foreign = 'certificate' in expected && check.findings.some(({ code }) => code === 'NOT_PADES');
  return [
    ...(other ? [finding('OTHER_CERTIFICATE')] : []),
    ...(foreign ? [finding('DICTIONARY_WRONG', { detail: '/SubFilter' })] : []),
    ...check.findings.filter((item) => severityOf(item) !== 'warning'),
  ];
};

/** The first error as a refusal: a certificate's own code where there is one. */
const refuse = (errors: readonly Finding[], expected: ExpectedRevision): void => {
  const [first] = errors;
  if (first === undefined) return;
  const certificate = 'certificate' in expected ? certificateRefusal(first, readCertificate(expected.certificate)) : null;
  throw certificate ?? new RefusalError('SIGNATURE_INVALID', { detail: findingText(first, 'vi').replace(/\.$/, '') });
};

/**
 * Judges the newest revision in the flow: the old bytes are a prefix, exactly what was expected was added, nothing else changed,
 * and a new signature is valid, trusted and the announced person's. What was judged before is not judged again.
 * @param at now, by the server's clock
 * @throws RefusalError FILE_TAMPERED, PDF_MALFORMED, REVISION_NOT_ALLOWED, SIGNATURE_INVALID, CERT_*
 */
export const judgeRevision = async ({ previous, current, expected, trust, at }: {
  readonly previous: Uint8Array; readonly current: Uint8Array; readonly expected: ExpectedRevision; readonly trust: Trust; readonly at: Date;
}): Promise<RevisionJudgement> => {
  if (current.length <= previous.length || Buffer.compare(current.subarray(0, previous.length), previous) !== 0) throw new RefusalError('FILE_TAMPERED');
  const [before, after] = [openPdf(previous), openPdf(current)];
  const revision = addedRevision(before, after);
  const changes = checkChanges(before, after, revision, expected);
  const signed = changes.find((change) => change.kind === 'SIGNED_BESIDE')?.fieldName ?? ('fieldName' in expected ? expected.fieldName : null);
  const field = listFields(after).find(({ name }) => name === signed);
  const signature = field === undefined ? null : checkSignature(after, field, revision, readTrust(trust), { at, witnessed: true });
  if (signature !== null) refuse(signatureErrors(signature, expected), expected);
  return await Promise.resolve({
    sha256: createHash('sha256').update(current).digest('hex'), length: current.length, changes, signature,
    warnings: signature?.findings.filter((item) => severityOf(item) === 'warning') ?? [],
  });
};
