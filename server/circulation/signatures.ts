/** The signatures of the current version, as the rules see them. */
import { type Refusal, refusal } from './errors.ts';
import type { OutgoingDocument, Person, SignatureKind, SignatureProof, SignatureRecord } from './model.ts';

export const validSignatures = (document: OutgoingDocument): readonly SignatureRecord[] =>
  document.signatures.filter((signature) => signature.status === 'VALID');

/** The leader's verified signature, where there is one (NĐ 30/2020, Điều 32.2.d: no number and no seal without it). */
export const finalSignature = (document: OutgoingDocument): SignatureRecord | undefined =>
  validSignatures(document).find((signature) => signature.kind === 'FINAL');

/** I6: the row that ties a proof to the version and step. */
export const recordOf = (proof: SignatureProof, kind: SignatureKind, stepId: string | null, signerId: string, versionNo: number): SignatureRecord => ({
  id: proof.signatureId, kind, stepId, signerId, versionNo, revisionNo: proof.revisionNo,
  pdfSha256Before: proof.pdfSha256Before, pdfSha256After: proof.pdfSha256After, fieldName: proof.fieldName,
  certificateSerial: proof.certificateSerial, certificateSubject: proof.certificateSubject,
  signedAt: proof.signedAt, timestampedAt: proof.timestampedAt, level: proof.level, status: 'VALID',
});

/** I7, as far as the rules can see: a later revision, a new field, something really added. */
export const checkRevision = (document: OutgoingDocument, proof: SignatureProof): Refusal | null => {
  const last = validSignatures(document).at(-1);
  if (last && proof.revisionNo <= last.revisionNo) return refusal('SIGNATURE_OUT_OF_ORDER');
  if (proof.pdfSha256After === proof.pdfSha256Before) return refusal('SIGNATURE_INVALID', { detail: 'không có gì được thêm', detailEn: 'nothing was added' });
  const reused = document.signatures.some((one) => one.fieldName === proof.fieldName || one.id === proof.signatureId);
  return reused ? refusal('SIGNATURE_INVALID', { detail: `ô ký ${proof.fieldName} đã dùng`, detailEn: `field ${proof.fieldName} is already signed` }) : null;
};

/** Between the people's signatures nothing else is added, so each must start from the file that the one before left behind. */
export const checkChain = (document: OutgoingDocument, proof: SignatureProof): Refusal | null => {
  const last = validSignatures(document).at(-1);
  return last && proof.pdfSha256Before !== last.pdfSha256After ? refusal('SIGNATURE_OUT_OF_ORDER') : null;
};

/** I8: the certificate is the acting person's own (NĐ 30/2020, Điều 32.3: nobody signs with another's key). */
export const checkCertified = (proof: SignatureProof, person: Person): Refusal | null =>
  proof.certifiedPersonId === person.id ? null : refusal('CERT_SUBJECT_MISMATCH', { certName: proof.certificateSubject, userName: person.name });

/** Everything that one proof says, as facts of the audit trail. */
export const proofFacts = (proof: SignatureProof) => ({
  signatureId: proof.signatureId, revisionNo: proof.revisionNo, fieldName: proof.fieldName,
  pdfSha256Before: proof.pdfSha256Before, pdfSha256After: proof.pdfSha256After,
  certificateSerial: proof.certificateSerial, certificateSubject: proof.certificateSubject,
  signedAt: proof.signedAt, timestampedAt: proof.timestampedAt, level: proof.level,
});
