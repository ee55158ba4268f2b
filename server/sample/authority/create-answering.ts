/** Who answers for the sample's authority whether a certificate still stands: a certificate and key for that one purpose. */
import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { daysBefore } from '../calendar.ts';
import { issueCertificate } from './certificate.ts';
import type { Identity } from './certificate.ts';

const DAYS = 5 * 365;

/** Issued by the authority it answers for (RFC 6960 §4.2.2.2). */
export const createAnswering = async (issuer: Identity, organisation: string, now: Date, serial: Uint8Array): Promise<Identity> => {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const subject = { commonName: 'MẪU OCSP', organisation, organisationalUnit: 'MẪU - không có giá trị pháp lý' };
  return { key: privateKey, certificate: issueCertificate({ subject, publicKey, serial, validFrom: daysBefore(now, DAYS), validTo: daysBefore(now, -DAYS), usage: 'answering' }, issuer) };
};
