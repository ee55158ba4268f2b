import { findingText, severityOf, type Finding } from '../verification/findings.ts';
import type { Change } from '../verification/rules/rule.ts';
import type { RevisionReport, SignatureReport, VerificationReport } from '../verification/verify-document.ts';
import type { FindingView, Sentence, VerificationView, VerifiedRevisionView, VerifiedSignatureView } from './views.ts';

const findingView = (item: Finding): FindingView =>
  ({ code: item.code, severity: severityOf(item), vi: findingText(item, 'vi'), en: findingText(item, 'en') });

const unique = (findings: readonly Finding[]): readonly FindingView[] =>
  [...new Map(findings.map(findingView).map((view) => [view.vi, view])).values()];

const changeSentence = (change: Change): Sentence => {
  switch (change.kind) {
    case 'SIGNED':
    case 'SIGNED_BESIDE': return { vi: `Thêm chữ ký vào ô ${change.fieldName}.`, en: `A signature was added in field ${change.fieldName}.` };
    case 'TIMESTAMPED': return { vi: `Thêm dấu thời gian của tài liệu vào ô ${change.fieldName}.`, en: `A document timestamp was added in field ${change.fieldName}.` };
    case 'FILLED': return { vi: `Điền «${change.text}» vào ô ${change.fieldName}.`, en: `“${change.text}” was filled into field ${change.fieldName}.` };
    case 'LONG_TERM_DATA': return { vi: 'Thêm dữ liệu kiểm tra lâu dài (chứng thư, trạng thái thu hồi).', en: 'Long-term validation data was added (certificates, revocation status).' };
  }
};

const WHEN_SIGNED: ReadonlySet<string> = new Set(['CERTIFICATE_OUTSIDE_VALIDITY', 'CERTIFICATE_EXPIRED_SINCE']);

/** Was the certificate in force when it signed? A later expiry without a timestamp leaves that open. */
const validWhenSigned = ({ signer, findings }: SignatureReport): boolean | null => {
  if (signer === null) return null;
  const told = findings.find(({ code }) => WHEN_SIGNED.has(code));
  return told === undefined ? true : told.code === 'CERTIFICATE_OUTSIDE_VALIDITY' ? false : null;
};

const signatureView = (report: SignatureReport): VerifiedSignatureView => {
  const { signer, revocation } = report;
  return {
    fieldName: report.fieldName, kind: report.kind, result: report.result,
    signer: signer === null ? null : {
      name: signer.commonName, identityCode: signer.identityCode, issuer: signer.issuer, serial: signer.serialHex,
      organisation: [signer.organisation, signer.organisationUnit].filter((part) => part !== null).join(' – ') || null,
      validFrom: signer.validFrom.toISOString(), validTo: signer.validTo.toISOString(),
    },
    reason: report.reason, claimedAt: report.claimedAt?.toISOString() ?? null, timestampedAt: report.timestampedAt?.toISOString() ?? null,
    timestampAuthority: report.timestampAuthority, level: report.level, algorithm: report.algorithm,
    revocation: revocation === null ? null : { status: revocation.status, source: revocation.source },
    validWhenSigned: validWhenSigned(report), intact: report.intact, revision: report.revision, coversWholeFile: report.coversWholeFile, place: report.place,
    findings: unique(report.findings),
  };
};

/** Changes are judged from the first signature on; the revision that made it is told by its signatures. */
const revisionView = ({ number, length, changes, findings }: RevisionReport, signatures: readonly SignatureReport[]): VerifiedRevisionView => {
  const own = signatures.filter(({ revision }) => revision === number).map(({ kind, fieldName }): Change => ({ kind: kind === 'timestamp' ? 'TIMESTAMPED' : 'SIGNED', fieldName }));
  return { number, length, changes: (changes.length > 0 ? changes : own).map(changeSentence), allowed: findings.length === 0, findings: unique(findings) };
};

/** The first reason of the severity that decided. */
const firstReason = (report: VerificationReport, severity: FindingView['severity']): FindingView | undefined =>
  unique([...report.findings, ...report.revisions.flatMap(({ findings }) => findings), ...report.signatures.flatMap(({ findings }) => findings)]).find((item) => item.severity === severity);

/** The result as one would say it to a colleague. */
const plainSentence = (report: VerificationReport): Sentence => {
  const people = report.signatures.filter(({ kind }) => kind === 'signature').length;
  const counted = { vi: `${people} chữ ký số`, en: `${people} ${people === 1 ? 'signature' : 'signatures'}` };
  switch (report.result) {
    case 'VALID': return { vi: `Tệp còn nguyên vẹn; ${counted.vi} đều hợp lệ.`, en: `The file is whole; ${counted.en}, all valid.` };
    case 'WARNINGS': {
      const why = firstReason(report, 'warning');
      return { vi: `Tệp còn nguyên vẹn; ${counted.vi} hợp lệ, nhưng cần lưu ý: ${why?.vi ?? '…'}`, en: `The file is whole; ${counted.en}, valid, but note: ${why?.en ?? '…'}` };
    }
    case 'UNDECIDED': {
      const why = firstReason(report, 'unknown');
      return { vi: `Chưa thể kết luận. ${why?.vi ?? ''}`.trim(), en: `Nothing can be said for certain. ${why?.en ?? ''}`.trim() };
    }
    case 'INVALID': {
      const why = firstReason(report, 'error');
      return { vi: `Không được tin cậy tệp này. ${why?.vi ?? ''}`.trim(), en: `Do not rely on this file. ${why?.en ?? ''}`.trim() };
    }
  }
};

/** The report of the verification as screens and papers show it. */
export const verificationView = (report: VerificationReport, fileName: string | null, checkedAt: Date): VerificationView => ({
  fileName, sha256: report.sha256, length: report.length, checkedAt: checkedAt.toISOString(), result: report.result, sentence: plainSentence(report),
  signatures: report.signatures.map(signatureView), revisions: report.revisions.map((revision) => revisionView(revision, report.signatures)), findings: unique(report.findings),
});
