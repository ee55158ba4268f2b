/** A file offered to a signing program on the person's own machine, as the API answers it. */
import type { Refusal } from '../../circulation/errors.ts';
import type { Instant } from '../../circulation/model.ts';

export interface SigningOfferView {
  readonly id: string;
  /** Where the program fetches the PDF and hands in the signed one: paths on this server, of use once. */
  readonly downloadPath: string;
  readonly uploadPath: string;
  readonly expiresAt: Instant;
}

export interface SigningOutcomeView {
  /** OPEN: no signed file has come yet. */
  readonly state: 'OPEN' | 'SIGNED' | 'REFUSED' | 'EXPIRED';
  /** Why the file that came was refused. */
  readonly refusal: Refusal | null;
}
