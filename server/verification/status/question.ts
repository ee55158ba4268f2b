import type { Certificate } from '../../signing/certificate.ts';
import { algorithm, context, nothing, octets, oid, sequence } from '../../signing/der-write.ts';
import { OID } from '../../signing/shown/oid.ts';
import { issuerDigests } from '../ocsp.ts';

const NONCE = '1.3.6.1.5.5.7.48.1.2';

/** An OCSPRequest about one certificate (RFC 6960 §4.1.1); SHA-1 names the authority, as every responder understands (RFC 5019 §2.1.1). */
export const statusQuestion = (certificate: Certificate, issuer: Certificate, nonce: Uint8Array): Uint8Array => {
  const { name, key } = issuerDigests(issuer, 'sha1');
  const certId = sequence(algorithm(OID.sha1, nothing()), octets(name), octets(key), certificate.serial);
  return sequence(sequence(sequence(sequence(certId)), context(2, sequence(sequence(oid(NONCE), octets(octets(nonce)))))));
};
