import { readCertificate, type Certificate } from '../signing/certificate.ts';
import { gatherStatus } from '../verification/status/gather.ts';
import { readTrust, type Trust } from '../verification/trust.ts';
import type { Parts } from './parts.ts';

const readAll = (certificates: readonly Uint8Array[]): readonly Certificate[] => {
  try {
    return certificates.map(readCertificate);
  } catch {
    // What is no certificate is refused by the check that follows, in its own words.
    return [];
  }
};

/**
 * Whom to believe, with what the authorities say now of a certificate and of those above it (TT 15/2025/TT-BKHCN: asked before signing).
 * An authority that cannot be reached leaves the status unknown; whether that blocks is the check's to decide.
 * @param certificates DER, leaf first
 */
export async function freshTrust(parts: Pick<Parts, 'trust' | 'status' | 'clock'>, certificates: readonly Uint8Array[]): Promise<Trust> {
  const trust = await parts.trust();
  const [certificate, ...carried] = readAll(certificates);
  if (certificate === undefined) return trust;
  const now = parts.clock();
  const { ocsps, crls } = await gatherStatus([{ certificate, carried, at: now }], readTrust(trust), trust.crls, parts.status, now);
  return { ...trust, crls: [...trust.crls, ...crls], ocsps: [...trust.ocsps ?? [], ...ocsps] };
}
