/** Distinguished names of the sample (X.501): country, organisation, unit, common name, serial number, in that order. */
import { oid, sequence, setOf } from '../../signing/der-write.ts';
import { printable, utf8 } from './der.ts';

export interface Subject {
  readonly commonName: string;
  readonly organisation: string;
  readonly organisationalUnit?: string;
  /** 2.5.4.5: what binds a certificate to a person of the directory. */
  readonly serialNumber?: string;
}

const attribute = (type: string, value: Uint8Array): Uint8Array => setOf(sequence(oid(type), value));

export const nameOf = ({ commonName, organisation, organisationalUnit, serialNumber }: Subject): Uint8Array => sequence(
  attribute('2.5.4.6', printable('VN')),
  attribute('2.5.4.10', utf8(organisation)),
  ...(organisationalUnit === undefined ? [] : [attribute('2.5.4.11', utf8(organisationalUnit))]),
  attribute('2.5.4.3', utf8(commonName)),
  ...(serialNumber === undefined ? [] : [attribute('2.5.4.5', printable(serialNumber))]));
