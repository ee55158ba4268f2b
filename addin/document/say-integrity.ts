import type { SignatureView } from '../../server/acts/views.ts';
import { formatDate, formatTime } from '../app/dates.ts';
import type { Saying } from './say-where.ts';

/**
 * The integrity of the signed document in one plain sentence (domain.md §5.5 no. 7).
 * Every VALID signature was verified by the server before it was stored, and nothing is added to the file but such revisions.
 */
export const sayIntegrity = (signatures: readonly SignatureView[]): Saying => {
  const valid = signatures.filter((signature) => signature.status === 'VALID');
  const fallen = signatures.length - valid.length;
  const last = valid.reduce((latest, signature) => (signature.signedAt > latest ? signature.signedAt : latest), '');
  if (signatures.length === 0) return { key: 'noSignatures', facts: {} };
  if (valid.length === 0) return { key: 'integrityFallen', facts: { n: fallen } };
  if (fallen > 0) return { key: 'integrityMixed', facts: { valid: valid.length, fallen } };
  return { key: 'integrity', facts: { valid: valid.length, total: signatures.length, time: formatTime(last), date: formatDate(last) } };
};

/** The holder's name out of a certificate's subject (`CN=…, O=…`); the whole subject where it names none. */
export const commonNameOf = (subject: string): string => /(?:^|[,/+]\s*)CN=([^,+/]+)/i.exec(subject)?.[1]?.trim() ?? subject;
