import { createHash } from 'node:crypto';
import { displayName } from '../signing/certificate.ts';
import { sameBytes } from '../signing/shown/der.ts';
import { OID } from '../signing/shown/oid.ts';
import { readTimestampInfo } from '../signing/timestamp-token.ts';
import { HASHES } from './algorithms.ts';
import { checkCertificate } from './check-certificate.ts';
import { checkCms } from './check-cms.ts';
import { finding, severityOf, type Finding } from './findings.ts';
import { readSignedData } from './signed-data.ts';
import type { ReadTrust } from './trust.ts';

export interface TimestampCheck {
  readonly findings: readonly Finding[];
  readonly time: Date | null;
  readonly authority: string | null;
}

const wrong = (detail: string): Finding => finding('TIMESTAMP_WRONG', { detail });

/**
 * Judges an RFC 3161 token as a signature of its own.
 * @param digestOf digest of what is dated, by hash
 * @param at nothing can be dated later than this
 */
export const checkTimestamp = (token: Uint8Array, digestOf: (hash: 'sha256' | 'sha384' | 'sha512') => Uint8Array, trust: ReadTrust, at: Date): TimestampCheck => {
  try {
    const info = readTimestampInfo(token);
    const data = readSignedData(token);
    const content = data.content ?? new Uint8Array();
    const hash = HASHES.get(info.imprintAlgorithm);
    const cms = checkCms(data, OID.timestampInfo, (algorithm) => new Uint8Array(createHash(algorithm).update(content).digest()), true);
    const certificate = cms.certificate === null ? null : checkCertificate(cms.certificate, data.certificates, trust, info.time, true, 'timestamping');
    const findings = [
      ...(hash === undefined ? [wrong(`imprint ${info.imprintAlgorithm}`)] : sameBytes(info.imprint, digestOf(hash)) ? [] : [wrong('imprint')]),
      ...(info.time.getTime() <= at.getTime() + 300_000 ? [] : [wrong('future')]),
      ...[...cms.findings, ...(certificate?.findings ?? [])].filter((item) => severityOf(item) !== 'warning').map((item) => wrong(item.code)),
    ];
    return { findings, time: findings.length === 0 ? info.time : null, authority: cms.certificate === null ? null : displayName(cms.certificate) };
  } catch (cause) {
    return { findings: [wrong(cause instanceof Error ? cause.message : 'unreadable')], time: null, authority: null };
  }
};
