import { createHash } from 'node:crypto';
import { RefusalError, messageOf } from '../circulation/errors.ts';
import { danglingRefs } from '../pdf/check-base.ts';
import { listFields, type FormField } from '../pdf/fields.ts';
import type { PdfFile } from '../pdf/file.ts';
import { openPdf } from '../pdf/open.ts';
import { annotationPlaces, listPages, type SeenPlace } from '../pdf/pages.ts';
import { revisionsOf, type Revision } from '../pdf/revisions.ts';
import { checkSignature, type SignatureCheck } from './check-signature.ts';
import { judgeCovering, type SignedField } from './covering.ts';
import { compareRevisions, fileAt } from './differences.ts';
import { withEmbedded } from './embedded.ts';
import { finding, resultOf, type Finding, type Result } from './findings.ts';
import { lockProblem } from './locks.ts';
import type { Change } from './rules/rule.ts';
import { readTrust, type ReadTrust, type Trust } from './trust.ts';

export interface RevisionReport {
  /** From 1; 1 is the base. */
  readonly number: number;
  /** Length of the file when it ended. */
  readonly length: number;
  readonly changes: readonly Change[];
  readonly findings: readonly Finding[];
}

export interface SignatureReport extends SignatureCheck {
  readonly revision: number;
  /** Where it is seen; null for one that is not shown. */
  readonly place: SeenPlace | null;
  /** It ends at the end of the file; otherwise later revisions follow, each judged on its own. */
  readonly coversWholeFile: boolean;
  readonly result: Result;
}

export interface VerificationReport {
  readonly sha256: string;
  readonly length: number;
  /** In the order in which they were made. */
  readonly signatures: readonly SignatureReport[];
  readonly revisions: readonly RevisionReport[];
  readonly findings: readonly Finding[];
  /** The worst of everything. */
  readonly result: Result;
}

interface State { readonly file: PdfFile; readonly fields: readonly FormField[]; readonly revision: Revision }

const signedIn = ({ fields }: State): readonly FormField[] => fields.filter(({ type, dict }) => type === 'Sig' && dict.entries.has('V'));

/** What each revision after the first signature did; before it, there is nothing to protect. */
const judgeRevisions = (states: readonly State[]): readonly RevisionReport[] => {
  const firstSigned = states.findIndex((state) => signedIn(state).length > 0);
  const dangling = firstSigned < 0 ? new Set<number>() : danglingRefs((states[firstSigned] ?? states[0])?.file ?? openPdf(new Uint8Array()));
  return states.map((state, i) => {
    const before = states[i - 1];
    const report = { number: i + 1, length: state.revision.end, changes: [], findings: [] };
    if (before === undefined || firstSigned < 0 || i <= firstSigned) return report;
    const { allowed, refused } = compareRevisions(before.file, state.file, state.revision, dangling);
    const locked = allowed.map((change) => lockProblem(before.file, before.fields, change)).filter((problem) => problem !== null);
    return {
      ...report, changes: allowed,
      findings: [...refused.map((detail) => finding('CHANGE_NOT_ALLOWED', { detail })), ...locked.map((detail) => finding('CHANGED_AFTER_LOCK', { detail }))],
    };
  });
};

/** The signed fields in the order of signing, each with the file as it stood then; `number` of the revision from 1. */
const inOrder = (states: readonly State[]): readonly (SignedField & { readonly revision: Revision; readonly number: number })[] => {
  const seen = new Set<string>();
  return states.flatMap((state, i) => signedIn(state).flatMap((field) => {
    if (seen.has(field.name)) return [];
    seen.add(field.name);
    return [{ field, file: state.file, revision: state.revision, number: i + 1 }];
  }));
};

const judgeSignatures = (states: readonly State[], revisions: readonly RevisionReport[], trust: ReadTrust, at: Date): readonly SignatureReport[] => {
  const newest = states.at(-1)?.file;
  const places = newest === undefined ? new Map<number, SeenPlace>() : annotationPlaces(newest, listPages(newest));
  const signed = inOrder(states);
  const covering = judgeCovering(signed);
  return signed.map(({ field, file, revision, number }): SignatureReport => {
    const check = checkSignature(file, field, revision, trust, { at, witnessed: false });
    const later = revisions.slice(number).flatMap(({ findings }) => findings);
    const findings = [...check.findings, ...covering.get(field.name) ?? [], ...later];
    return { ...check, findings, revision: number, place: places.get(field.ref.number) ?? null, coversWholeFile: number === states.length, result: resultOf(findings) };
  });
};

/** Time-stamping authorities' clocks may differ by so much. */
const CLOCKS_MS = 300_000;

/** A signature covers those before it, so its timestamp cannot be earlier than theirs: it would be dated back. */
const judgeOrder = (signatures: readonly SignatureReport[]): readonly SignatureReport[] => {
  let latest = -Infinity;
  return signatures.map((signature) => {
    const time = signature.timestampedAt?.getTime() ?? null;
    const backDated = time !== null && time < latest - CLOCKS_MS;
    latest = Math.max(latest, time ?? latest);
    if (!backDated) return signature;
    const findings = [...signature.findings, finding('TIMESTAMP_WRONG', { detail: 'earlier than that of a signature which it covers' })];
    return { ...signature, findings, result: resultOf(findings) };
  });
};

const broken = (base: Pick<VerificationReport, 'sha256' | 'length'>, cause: unknown): VerificationReport => {
  const detail = cause instanceof RefusalError ? messageOf(cause.refusal, 'en') : cause instanceof Error ? cause.message : 'unreadable';
  return { ...base, signatures: [], revisions: [], findings: [finding('FILE_MALFORMED', { detail })], result: 'INVALID' };
};

/**
 * Judges a PDF from zero: every signature, and every difference between its revisions, rejected by default.
 * Never throws for what is in the file; that is part of the report.
 * @param at now
 */
export const verifyDocument = async (pdf: Uint8Array, { trust, at }: { readonly trust: Trust; readonly at: Date }): Promise<VerificationReport> => {
  const base = { sha256: createHash('sha256').update(pdf).digest('hex'), length: pdf.length };
  const known = readTrust(trust);
  try {
    const whole = openPdf(pdf);
    const states = revisionsOf(whole).map((revision): State => {
      const file = fileAt(whole, revision);
      return { file, fields: listFields(file), revision };
    });
    const revisions = judgeRevisions(states);
    const signatures = judgeOrder(judgeSignatures(states, revisions, withEmbedded(known, states.at(-1)?.file ?? openPdf(pdf)), at));
    const findings = signatures.length === 0 ? [finding('NOT_SIGNED')] : [];
    const all = [...findings, ...revisions.flatMap((revision) => revision.findings), ...signatures.flatMap((signature) => signature.findings)];
    return await Promise.resolve({ ...base, signatures, revisions, findings, result: resultOf(all) });
  } catch (cause) {
    return broken(base, cause);
  }
};
