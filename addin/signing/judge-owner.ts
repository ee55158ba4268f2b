import { RefusalError } from '../../server/circulation/errors.ts';
import { formatDate } from '../app/dates.ts';
import type { KeyOwner } from './key-file/open-key-file.ts';

const DAY_MS = 86_400_000;
/** From here on the pane says how long the certificate still has (domain.md §5.5, 16). */
const SOON_DAYS = 30;

/**
 * Stops early on a key that is plainly not this person's or not valid now, before anything is asked of the server.
 * The server judges again, with the identity code, the chain and the revocation lists.
 * @throws RefusalError CERT_SUBJECT_MISMATCH, CERT_EXPIRED
 */
export const judgeOwner = (owner: KeyOwner, personName: string, now: Date): void => {
  if (owner.name.normalize('NFC').trim() !== personName.normalize('NFC').trim()) {
    throw new RefusalError('CERT_SUBJECT_MISMATCH', { certName: owner.name, userName: personName });
  }
  if (now < owner.validFrom || now > owner.validTo) {
    throw new RefusalError('CERT_EXPIRED', { from: formatDate(owner.validFrom), to: formatDate(owner.validTo) });
  }
};

/** Whole days left when they are few; null otherwise. */
export const daysLeftWhenFew = ({ validTo }: KeyOwner, now: Date): number | null => {
  const days = Math.floor((validTo.getTime() - now.getTime()) / DAY_MS);
  return days <= SOON_DAYS ? days : null;
};
