import type { Config } from '../config.ts';
import type { Converter } from '../convert/converter.ts';
import type { Live } from '../notices/live.ts';
import type { KeyHolder } from '../signing/key-holder.ts';
import type { RemoteSigning } from '../signing/remote/remote-signing.ts';
import type { Timestamper } from '../signing/timestamper.ts';
import type { Blobs } from '../store/blobs.ts';
import type { Store } from '../store/store.ts';
import type { StatusAsker } from '../verification/status/ask-status.ts';
import type { Trust } from '../verification/trust.ts';

/** Everything an act works with, put together once by `main.ts` (and by tests with their own clock). */
export interface Parts {
  readonly config: Config;
  readonly store: Store;
  readonly blobs: Blobs;
  readonly converter: Converter;
  readonly live: Live;
  readonly trust: () => Promise<Trust>;
  /** Asks authorities whether their certificates still stand. */
  readonly status: StatusAsker;
  /** Null where no time-stamping service is configured: signatures then reach B-B and say so. */
  readonly timestamper: Timestamper | null;
  /** @throws RefusalError SEAL_NOT_CONFIGURED */
  readonly seal: () => Promise<KeyHolder>;
  /** PNG of the organisation's seal, as large as the real one when it fills its place (NĐ 30/2020, Phụ lục I, II.8.a). */
  readonly sealPicture: () => Promise<Uint8Array>;
  /** Null where no remote signing service is configured. */
  readonly remoteSigning: RemoteSigning | null;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly log: (line: string) => void;
  /** Public material of the sample organisation; null in production. */
  readonly sample: SampleMaterial | null;
}

/** What the sample organisation gives out over http (never in production). */
export interface SampleMaterial {
  readonly keyFileOf: (personId: string) => Promise<Uint8Array | null>;
  readonly rootPem: string;
  readonly revocationList: (name: string) => Promise<Uint8Array | null>;
  readonly timestamp: (request: Uint8Array) => Promise<Uint8Array>;
  readonly answerStatus: (request: Uint8Array) => Promise<Uint8Array>;
  readonly revoke: (serialHex: string) => void;
}

/** The caller, as proved by their session. */
export interface SignedIn {
  readonly personId: string;
  readonly sessionId: string;
  readonly address: string;
  /** Address and program, for the audit trail. */
  readonly client: string;
}
