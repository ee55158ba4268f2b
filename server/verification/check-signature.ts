import { createHash } from 'node:crypto';
import type { Rect } from '../pdf/geometry.ts';
import type { FormField } from '../pdf/fields.ts';
import type { PdfFile } from '../pdf/file.ts';
import { isText, textOf, type PdfDict } from '../pdf/objects.ts';
import type { Revision } from '../pdf/revisions.ts';
import { displayName, nameAttribute, type Certificate } from '../signing/certificate.ts';
import { OID } from '../signing/shown/oid.ts';
import type { Hash } from './algorithms.ts';
import { checkCertificate, type CertificateCheck } from './check-certificate.ts';
import { checkCms } from './check-cms.ts';
import { checkTimestamp, type TimestampCheck } from './check-timestamp.ts';
import { checkCoverage, dateAt, type Covered } from './coverage.ts';
import { day } from './day.ts';
import { finding, type Finding } from './findings.ts';
import { readSignedData, timestampTokenOf, type SignedData } from './signed-data.ts';
import type { ReadTrust } from './trust.ts';

/** Whom a certificate names (TT 15/2025/TT-BKHCN, Phụ lục II). */
export interface SignerView {
  readonly commonName: string;
  /** subject serialNumber (2.5.4.5): the person's identity code. */
  readonly identityCode: string | null;
  /** Managing unit: the organisation, and the unit in it. */
  readonly organisation: string | null;
  readonly organisationUnit: string | null;
  readonly issuer: string;
  readonly certificateSha256: string;
  readonly serialHex: string;
  readonly validFrom: Date;
  readonly validTo: Date;
}

export interface SignatureCheck {
  readonly fieldName: string;
  readonly kind: 'signature' | 'timestamp';
  readonly rect: Rect | null;
  readonly signer: SignerView | null;
  readonly reason: string | null;
  /** What the signer's machine says. */
  readonly claimedAt: Date | null;
  /** What an authority says. */
  readonly timestampedAt: Date | null;
  readonly timestampAuthority: string | null;
  readonly level: 'B-B' | 'B-T' | null;
  readonly algorithm: string | null;
  readonly revocation: CertificateCheck['revocation'] | null;
  /** The content that was signed is the content that is there. */
  readonly intact: boolean;
  readonly findings: readonly Finding[];
}

const DAY = 86_400_000;

const signerView = (certificate: Certificate): SignerView => ({
  commonName: displayName(certificate),
  identityCode: nameAttribute(certificate.subject, OID.serialNumber),
  organisation: nameAttribute(certificate.subject, OID.organisation),
  organisationUnit: nameAttribute(certificate.subject, OID.organisationUnit),
  issuer: nameAttribute(certificate.issuer, OID.commonName) ?? nameAttribute(certificate.issuer, OID.organisation) ?? '?',
  certificateSha256: certificate.sha256, serialHex: certificate.serialHex, validFrom: certificate.notBefore, validTo: certificate.notAfter,
});

const digestOver = (bytes: Uint8Array, [, before, after, rest]: Covered['byteRange']) => (hash: Hash): Uint8Array =>
  new Uint8Array(createHash(hash).update(bytes.subarray(0, before)).update(bytes.subarray(after, after + rest)).digest());

const textAt = (file: PdfFile, dict: PdfDict, key: string): string | null => {
  const value = file.get(dict, key);
  return isText(value) ? textOf(value) : null;
};

/** What the judge knows of time: `witnessed` when the signature was made just now, before the server's own clock. */
export interface Clock { readonly at: Date; readonly witnessed: boolean }

/** Findings that speak of time: is the moment proven, and was the certificate good then? */
const judgeTime = (claimed: Date | null, stamped: TimestampCheck | null, certificate: Certificate, { at, witnessed }: Clock): { readonly moment: Date; readonly proven: boolean; readonly findings: readonly Finding[] } => {
  const time = stamped?.time ?? null;
  if (time !== null) {
    const far = claimed !== null && Math.abs(claimed.getTime() - time.getTime()) > DAY;
    return { moment: time, proven: true, findings: far ? [finding('TIMES_DIFFER')] : [] };
  }
  if (witnessed) return { moment: at, proven: true, findings: [finding('NO_TIMESTAMP')] };
  const moment = claimed !== null && claimed <= at ? claimed : at;
  const expired = certificate.notAfter < at && moment <= certificate.notAfter;
  return {
    moment, proven: false,
    findings: [finding('NO_TIMESTAMP'), ...(expired ? [finding('CERTIFICATE_EXPIRED_SINCE', { to: day(certificate.notAfter) })] : [])],
  };
};

const empty = (field: FormField): SignatureCheck => ({
  fieldName: field.name, kind: 'signature', rect: field.rect, signer: null, reason: null, claimedAt: null, timestampedAt: null, timestampAuthority: null,
  level: null, algorithm: null, revocation: null, intact: false, findings: [],
});

const checkDocumentTimestamp = (bytes: Uint8Array, field: FormField, covered: Covered, trust: ReadTrust, at: Date): SignatureCheck => {
  const check = checkTimestamp(covered.cms, digestOver(bytes, covered.byteRange), trust, at);
  return { ...empty(field), kind: 'timestamp', timestampedAt: check.time, timestampAuthority: check.authority, intact: check.findings.length === 0, findings: check.findings };
};

const readCms = (cms: Uint8Array): SignedData | Finding => {
  try {
    return readSignedData(cms);
  } catch (cause) {
    return finding('CMS_MALFORMED', { detail: cause instanceof Error ? cause.message : 'unreadable' });
  }
};

/**
 * Judges one signature completely: coverage, CMS, certificate, timestamp.
 * @param file the revision in which it was made
 */
export const checkSignature = (file: PdfFile, field: FormField, revision: Revision, trust: ReadTrust, clock: Clock): SignatureCheck => {
  const { at } = clock;
  const coverage = checkCoverage(file, field, revision);
  if ('finding' in coverage) return { ...empty(field), findings: [coverage.finding] };
  const { covered } = coverage;
  if (covered.kind === 'timestamp') return checkDocumentTimestamp(file.bytes, field, covered, trust, at);
  const data = readCms(covered.cms);
  if ('code' in data) return { ...empty(field), findings: [data] };
  try {
    if (data.content !== null) return { ...empty(field), findings: [finding('CMS_MALFORMED', { detail: 'content inside' })] };
    const pades = covered.subFilter === 'ETSI.CAdES.detached';
    const cms = checkCms(data, OID.data, digestOver(file.bytes, covered.byteRange), pades);
    const claimedAt = dateAt(file, covered.dict, 'M');
    const shared = { ...empty(field), reason: textAt(file, covered.dict, 'Reason'), claimedAt, algorithm: cms.algorithm };
    if (cms.certificate === null) return { ...shared, findings: cms.findings };
    const token = timestampTokenOf(data);
    const stamped = token === null ? null : checkTimestamp(token, (hash) => new Uint8Array(createHash(hash).update(data.signer.signature).digest()), trust, at);
    const time = judgeTime(claimedAt, stamped, cms.certificate, clock);
    const certificate = checkCertificate(cms.certificate, data.certificates, trust, time.moment, time.proven, 'signing');
    return {
      ...shared,
      signer: signerView(cms.certificate),
      timestampedAt: stamped?.time ?? null,
      timestampAuthority: stamped?.authority ?? null,
      level: (stamped?.time ?? null) === null ? 'B-B' : 'B-T',
      revocation: certificate.revocation,
      intact: !cms.findings.some(({ code }) => code === 'DIGEST_MISMATCH' || code === 'VALUE_WRONG'),
      findings: [...cms.findings, ...(pades ? [] : [finding('NOT_PADES', { detail: covered.subFilter })]), ...certificate.findings, ...(stamped?.findings ?? []), ...time.findings],
    };
  } catch (cause) {
    return { ...empty(field), findings: [finding('CMS_MALFORMED', { detail: cause instanceof Error ? cause.message : 'unreadable' })] };
  }
};
