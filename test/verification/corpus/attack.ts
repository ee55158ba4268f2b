import type { FindingCode } from '../../../server/verification/findings.ts';
import type { Trust } from '../../../server/verification/trust.ts';
import type { Round } from '../round.ts';

/** One attacked document, and why it must be refused. */
export interface Attack {
  readonly story: string;
  readonly make: (round: Round) => Uint8Array | Promise<Uint8Array>;
  readonly because: FindingCode;
  /** Part of the finding's detail. */
  readonly detail?: string;
  readonly trust?: (round: Round) => Trust;
  readonly at?: Date;
}

/** The document with one signature, sealed as it is issued, and before anybody signed. */
export const signedOnce = ({ revisions }: Round): Uint8Array => revisions[1] ?? new Uint8Array();
export const issued = ({ revisions }: Round): Uint8Array => revisions[6] ?? new Uint8Array();
export const unsigned = ({ revisions }: Round): Uint8Array => revisions[0] ?? new Uint8Array();
