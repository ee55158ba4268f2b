/** What a verification answers (TT 15/2025/TT-BKHCN, Phụ lục II): facts, and every reason in both languages. */
import type { Rect } from '../../pdf/geometry.ts';
import type { Instant } from '../../circulation/model.ts';

/** VALID · WARNINGS: valid, with something to know · INVALID · UNDECIDED: nothing can be said for certain. */
export type VerificationResult = 'VALID' | 'WARNINGS' | 'INVALID' | 'UNDECIDED';

export interface Sentence { readonly vi: string; readonly en: string }

export interface FindingView extends Sentence {
  readonly code: string;
  /** `error` makes invalid, `unknown` leaves undecided, `warning` is told. */
  readonly severity: 'error' | 'unknown' | 'warning';
}

export interface SignerCertificateView {
  readonly name: string;
  readonly identityCode: string | null;
  /** Managing unit: the organisation, then the unit in it, as the certificate says. */
  readonly organisation: string | null;
  readonly issuer: string;
  readonly serial: string;
  readonly validFrom: Instant;
  readonly validTo: Instant;
}

export interface VerifiedSignatureView {
  readonly fieldName: string;
  readonly kind: 'signature' | 'timestamp';
  readonly result: VerificationResult;
  readonly signer: SignerCertificateView | null;
  readonly reason: string | null;
  /** What the signer's machine says. */
  readonly claimedAt: Instant | null;
  /** What a time-stamping authority says. */
  readonly timestampedAt: Instant | null;
  readonly timestampAuthority: string | null;
  readonly level: string | null;
  readonly algorithm: string | null;
  readonly revocation: { readonly status: 'GOOD' | 'REVOKED' | 'UNKNOWN'; readonly source: string | null } | null;
  /** Was the certificate valid when it signed? Null when that cannot be said. */
  readonly validWhenSigned: boolean | null;
  /** The content that was signed is the content that is there. */
  readonly intact: boolean;
  /** From 1: the revision that it made; later ones are listed with what they changed. */
  readonly revision: number;
  readonly coversWholeFile: boolean;
  /** Where it is seen: page from 0, points from the bottom left corner; null for one that is not shown. */
  readonly place: { readonly page: number; readonly rect: Rect } | null;
  readonly findings: readonly FindingView[];
}

/** One state of the file and what it changed since the one before. */
export interface VerifiedRevisionView {
  readonly number: number;
  /** Bytes of the file when it ended. */
  readonly length: number;
  readonly changes: readonly Sentence[];
  /** False when something changed that may not change after a signature. */
  readonly allowed: boolean;
  readonly findings: readonly FindingView[];
}

export interface VerificationView {
  readonly fileName: string | null;
  readonly sha256: string;
  /** Bytes. */
  readonly length: number;
  readonly checkedAt: Instant;
  readonly result: VerificationResult;
  /** The result in one plain sentence. */
  readonly sentence: Sentence;
  readonly signatures: readonly VerifiedSignatureView[];
  readonly revisions: readonly VerifiedRevisionView[];
  /** What concerns the file as a whole. */
  readonly findings: readonly FindingView[];
}
