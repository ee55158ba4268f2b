/** The sample's certificate authority with everyone it certifies. All of it is new on each machine. */
import { generateKeyPair } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { daysBefore, endOfDay } from '../calendar.ts';
import type { CertifiedPerson } from '../organisation.ts';
import { issueCertificate } from './certificate.ts';
import type { CertificateOrder, Identity } from './certificate.ts';
import type { Addresses } from './extensions.ts';

const generate = promisify(generateKeyPair);
const rsa = (modulusLength: number) => generate('rsa', { modulusLength });
const ec = () => generate('ec', { namedCurve: 'P-256' });
interface KeyPair { readonly publicKey: KeyObject; readonly privateKey: KeyObject }

export interface SampleAuthority {
  readonly root: Identity;
  readonly issuing: Identity;
  readonly timeStamping: Identity;
  readonly seal: Identity;
  /** By person id: everyone who has a certificate. */
  readonly people: ReadonlyMap<string, Identity>;
}

export interface AuthorityOrder {
  readonly organisation: string;
  readonly certified: readonly CertifiedPerson[];
  readonly departmentName: (id: string) => string;
  /** Addresses by the file name of the list that the certificate's issuer publishes. */
  readonly addresses: (list: 'root' | 'issuing') => Addresses;
  readonly now: Date;
  readonly randomBytes: (count: number) => Uint8Array;
}

const YEAR = 365;
/** A person's certificate lives three years, as those of the Government's authority commonly do. */
const PERSON_DAYS = 3 * YEAR;

/** Makes keys in parallel and every certificate; takes one to three seconds on two cores. */
export const createAuthority = async ({ organisation, certified, departmentName, addresses, now, randomBytes }: AuthorityOrder): Promise<SampleAuthority> => {
  const [root, issuing, timeStamping, seal, ...keys] = await Promise.all([rsa(3072), rsa(3072), rsa(2048), rsa(2048), ...certified.map(({ key }) => (key === 'EC' ? ec() : rsa(2048)))]);

  const made = (order: Pick<CertificateOrder, 'subject' | 'usage'> & Partial<CertificateOrder>, keyPair: KeyPair, issuer: Identity | null, years: number): Identity => ({
    key: keyPair.privateKey,
    certificate: issueCertificate({
      publicKey: keyPair.publicKey,
      // 16 bytes of chance; the first bit off, so that it is positive, the second on, so that its length is always the same.
      serial: randomBytes(16).map((byte, index) => (index === 0 ? (byte & 0x3f) | 0x40 : byte)),
      validFrom: daysBefore(now, 5 * YEAR),
      validTo: daysBefore(now, -years * YEAR),
      ...order,
    }, issuer ?? { key: keyPair.privateKey }),
  });
  const unit = 'MẪU - không có giá trị pháp lý';

  const rootAuthority = made({ subject: { commonName: 'MẪU Root CA', organisation, organisationalUnit: unit }, usage: 'authority' }, root, null, 15);
  const issuingAuthority = made({ subject: { commonName: 'MẪU Issuing CA', organisation, organisationalUnit: unit }, usage: 'authority', pathLength: 0, addresses: addresses('root') }, issuing, rootAuthority, 10);
  const below = addresses('issuing');
  return {
    root: rootAuthority,
    issuing: issuingAuthority,
    timeStamping: made({ subject: { commonName: 'MẪU Time Stamping', organisation, organisationalUnit: unit }, usage: 'time-stamping', addresses: below }, timeStamping, issuingAuthority, 8),
    seal: made({ subject: { commonName: `${organisation} (MẪU)`, organisation, organisationalUnit: unit, serialNumber: 'MAU-DAU' }, usage: 'signing', addresses: below }, seal, issuingAuthority, 5),
    people: new Map(certified.flatMap(({ person, identityCode, validTo }, index) => {
      const keyPair = keys[index];
      if (keyPair === undefined) return [];
      const end = endOfDay(validTo);
      return [[person.id, made({
        subject: { commonName: person.name, organisation, organisationalUnit: departmentName(person.departmentId), serialNumber: identityCode },
        usage: 'signing', validFrom: daysBefore(end, PERSON_DAYS), validTo: end, addresses: below,
      }, keyPair, issuingAuthority, 0)] as const];
    })),
  };
};
