/** The sample organisation of a machine: made on the first run, opened on every other, never in production. */
import { randomBytes } from 'node:crypto';
import type { Blobs } from '../store/blobs.ts';
import type { Store } from '../store/store.ts';
import { pemOf } from './authority/certificate.ts';
import type { Identity } from './authority/certificate.ts';
import { issueRevocationList } from './authority/revocation-list.ts';
import { sampleStatusAuthority } from './authority/status-answering.ts';
import { sampleTimestampAuthority } from './authority/time-stamping.ts';
import { openSampleFiles } from './material.ts';
import { seedSampleOrganisation } from './seed.ts';

export interface SampleOrganisation {
  /** Each person's own .p12; null for who has none. */
  readonly keyFileOf: (personId: string) => Promise<Uint8Array | null>;
  readonly rootPem: string;
  /** What counts as trusted here (DER): the root; and the authority below it, which every chain passes. */
  readonly anchors: readonly Uint8Array[];
  readonly intermediates: readonly Uint8Array[];
  /** A list by its file name (`issuing.crl`, `root.crl`) in DER; null for any other name. */
  readonly revocationList: (name: string) => Promise<Uint8Array | null>;
  /** All lists, as verification wants them. */
  readonly revocationLists: () => Promise<readonly Uint8Array[]>;
  /** RFC 6960: request in, response out, both DER. */
  readonly answerStatus: (request: Uint8Array) => Promise<Uint8Array>;
  /** Revokes a certificate until the server stops: lists and answers say so from now on. @param serialHex without leading zeros */
  readonly revoke: (serialHex: string) => void;
  /** RFC 3161: request in, response out, both DER. */
  readonly timestamp: (request: Uint8Array) => Promise<Uint8Array>;
  readonly seal: { readonly file: string; readonly passwordFile: string; readonly picture: Uint8Array };
}

export interface SampleOrder {
  readonly store: Store;
  readonly blobs: Blobs;
  readonly dataDir: string;
  /** Address under which this server is reached; certificates name it as the place of their revocation lists. */
  readonly baseUrl: string;
  readonly clock: () => Date;
  /** The setting NODE_ENV. */
  readonly mode: string | undefined;
}

const HOUR_MS = 3_600_000;
/** Lists are renewed every hour and stand for a week. */
const LIST_LIFE_MS = 7 * 24 * HOUR_MS;

/** An answer stands for an hour. */
const ANSWER_LIFE_MS = HOUR_MS;

/** An authority's list as of the beginning of the hour, or of its last revocation; signed once for it. */
const publishList = (issuer: Identity, clock: () => Date, revoked: ReadonlyMap<string, Date>): (() => Uint8Array) => {
  let latest: { readonly since: number; readonly list: Uint8Array } | null = null;
  return () => {
    const since = Math.max(Math.floor(clock().getTime() / HOUR_MS) * HOUR_MS, ...[...revoked.values()].map((at) => at.getTime()));
    if (latest?.since !== since) {
      const thisUpdate = new Date(since);
      const entries = [...revoked].map(([serialHex, at]) => ({ serial: new Uint8Array(Buffer.from(serialHex, 'hex')), at }));
      latest = { since, list: issueRevocationList(issuer, { revoked: entries, thisUpdate, nextUpdate: new Date(thisUpdate.getTime() + LIST_LIFE_MS) }) };
    }
    return latest.list;
  };
};

/**
 * Makes or opens the sample organisation: key material in `dataDir/sample`, people and series in the store.
 * @returns null where the store holds an organisation that is not the sample
 * @throws Error in production, where sample keys and accounts must not exist
 */
export const createSampleOrganisation = async ({ store, blobs, dataDir, baseUrl, clock, mode }: SampleOrder): Promise<SampleOrganisation | null> => {
  if (mode === 'production' || process.env['NODE_ENV'] === 'production') throw new Error('The sample organisation must not exist in production.');
  const now = clock();
  const { firstRun, authorities: { root, issuing, 'time-stamping': timeStamping }, ...files } = await openSampleFiles(dataDir, baseUrl, now);
  if (!(await seedSampleOrganisation(store, blobs, firstRun, now))) return null;

  const revoked = new Map<string, Date>();
  const lists: ReadonlyMap<string, () => Uint8Array> = new Map([['root.crl', publishList(root, clock, new Map())], ['issuing.crl', publishList(issuing, clock, revoked)]]);
  const answerStatus = sampleStatusAuthority({
    identity: files.answering, issuer: issuing, clock, lifeMs: ANSWER_LIFE_MS, revokedAt: (serialHex) => revoked.get(serialHex.replace(/^(00)+(?=.)/, '')) ?? null,
  });
  const timestamp = sampleTimestampAuthority({
    identity: timeStamping, certificates: [timeStamping.certificate, issuing.certificate], clock,
    randomBytes: (count) => new Uint8Array(randomBytes(count)),
  });
  return Object.freeze({
    keyFileOf: files.keyFileOf,
    rootPem: pemOf(root.certificate),
    anchors: [root.certificate],
    intermediates: [issuing.certificate],
    revocationList: (name: string) => Promise.resolve(lists.get(name)?.() ?? null),
    revocationLists: () => Promise.resolve([...lists.values()].map((list) => list())),
    answerStatus: (request: Uint8Array) => Promise.resolve(answerStatus(request)),
    revoke: (serialHex: string) => { revoked.set(serialHex, clock()); },
    timestamp: (request: Uint8Array) => Promise.resolve(timestamp(request)),
    seal: { file: files.sealFile, passwordFile: files.sealPasswordFile, picture: files.sealPicture },
  });
};
