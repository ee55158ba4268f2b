import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import type { Parts } from './acts/parts.ts';
import { RefusalError } from './circulation/errors.ts';
import type { Config } from './config.ts';
import { createConverter } from './convert/create-converter.ts';
import { createLive } from './notices/live.ts';
import type { SampleOrganisation } from './sample/create-sample-organisation.ts';
import { refuseSampleRemains } from './sample/mark.ts';
import type { KeyHolder } from './signing/key-holder.ts';
import { remoteSigning, type RemoteSigning } from './signing/remote/remote-signing.ts';
import { httpTimestamper, readTimestampResponse, timestampRequest, type Timestamper } from './signing/timestamper.ts';
import { openBlobs, type Blobs } from './store/blobs.ts';
import { newId } from './store/new-id.ts';
import { openStore, type Store } from './store/store.ts';
import { certificatesIn, fileTrust, narrowedTrust } from './trust-files.ts';
import { createStatusAsker } from './verification/status/ask-status.ts';
import { webTransport, type Transport } from './verification/status/transport.ts';
import type { Trust } from './verification/trust.ts';

/** What a test may set besides the settings. */
export interface Surroundings {
  readonly clock?: () => Date;
  readonly log?: (line: string) => void;
}

export interface OpenParts {
  readonly parts: Parts;
  readonly close: () => Promise<void>;
}

/** The sample's time-stamping service asked in this process, with the bytes that would go over the wire. */
const inProcessTimestamper = (sample: SampleOrganisation): Timestamper => ({
  timestamp: async (imprint) => {
    const nonce = Uint8Array.from(randomBytes(8), (byte, index) => (index === 0 ? (byte & 0x3f) | 0x40 : byte));
    return readTimestampResponse(await sample.timestamp(timestampRequest(imprint, nonce)), imprint, nonce);
  },
});

const firstLine = async (file: string): Promise<string> => (await readFile(file, 'utf8')).replace(/\r?\n$/, '');

interface SealToken { readonly module: string; readonly label: string; readonly keyId: string; readonly pinFile: string; readonly certificatesFile: string }

const sealTokenOf = ({ SEAL_TOKEN_MODULE: module, SEAL_TOKEN_LABEL: label, SEAL_TOKEN_KEY: keyId, SEAL_TOKEN_PIN_FILE: pinFile, SEAL_CERTIFICATES: certificatesFile }: Config): SealToken | null =>
  module === undefined || label === undefined || keyId === undefined || pinFile === undefined || certificatesFile === undefined ? null : { module, label, keyId, pinFile, certificatesFile };

const openToken = async ({ pinFile, certificatesFile, ...token }: SealToken): Promise<KeyHolder> => {
  const { tokenHolder } = await import('./signing/token-holder.ts');
  await firstLine(pinFile);
  return tokenHolder({ ...token, pin: () => firstLine(pinFile), certificates: certificatesIn(await readFile(certificatesFile, 'utf8')) });
};

/** The organisation's seal, opened when it is first asked for: most of a server's life nobody seals. */
const sealOf = (config: Config, sample: SampleOrganisation | null): (() => Promise<KeyHolder>) => {
  const token = sealTokenOf(config);
  const file = config.SEAL_P12 ?? sample?.seal.file;
  const passwordFile = config.SEAL_PASSWORD_FILE ?? sample?.seal.passwordFile;
  let opened: KeyHolder | null = null;
  return async () => {
    if (token !== null) return (opened ??= await openToken(token));
    if (file === undefined || passwordFile === undefined) throw new RefusalError('SEAL_NOT_CONFIGURED');
    const { keyFileHolder } = await import('./signing/key-holder.ts');
    opened ??= keyFileHolder(await readFile(file), await firstLine(passwordFile));
    return opened;
  };
};

const sampleTrust = (sample: SampleOrganisation | null) => async (): Promise<Trust> =>
  sample === null ? { anchors: [], intermediates: [], crls: [] } : { anchors: sample.anchors, intermediates: sample.intermediates, crls: await sample.revocationLists() };

const timestamperOf = (config: Config, sample: SampleOrganisation | null): Timestamper | null => {
  if (config.TSA_URL !== undefined) return httpTimestamper(config.TSA_URL, { timeoutMs: config.TSA_TIMEOUT_SECONDS * 1000 });
  return sample === null ? null : inProcessTimestamper(sample);
};

/** Lists of large authorities grow to some megabytes. */
const MOST_STATUS_BYTES = 16 * 1024 * 1024;

/** Authorities over the web; the sample's own, whose addresses may be of an earlier start on another port, in this process. */
const transportOf = (config: Config, sample: SampleOrganisation | null): Transport => {
  const web = webTransport({ timeoutMs: config.STATUS_TIMEOUT_SECONDS * 1000, maxBytes: MOST_STATUS_BYTES });
  if (sample === null) return web;
  return async (address, question) => {
    const { pathname } = new URL(address);
    if (pathname === '/sample/ocsp' && question !== null) return sample.answerStatus(question);
    const list = pathname.startsWith('/sample/crl/') ? await sample.revocationList(pathname.slice('/sample/crl/'.length)) : null;
    return list ?? web(address, question);
  };
};

/** The remote signing service, if there is one; its secret is read when it is needed. */
const remoteSigningOf = (config: Config, clock: () => Date): RemoteSigning | null => {
  const { REMOTE_SIGNING_URL: url, REMOTE_SIGNING_CLIENT_ID: clientId, REMOTE_SIGNING_SECRET_FILE: file } = config;
  if (url === undefined || clientId === undefined || file === undefined) return null;
  return remoteSigning({ url, clientId, clientSecret: () => firstLine(file), timeoutMs: config.REMOTE_SIGNING_TIMEOUT_SECONDS * 1000 }, clock);
};

/** In production the sample neither comes into being nor is it left over; elsewhere it is created on the first run and found again on later ones. */
async function sampleOf(config: Config, store: Store, blobs: Blobs, clock: () => Date): Promise<SampleOrganisation | null> {
  if (config.NODE_ENV === 'production') {
    await refuseSampleRemains(store, config.DATA_DIR);
    return null;
  }
  if (!config.SAMPLE) return null;
  const baseUrl = config.BASE_URL ?? `${config.TLS_CERT === undefined ? 'http' : 'https'}://localhost:${config.PORT}`;
  const { createSampleOrganisation } = await import('./sample/create-sample-organisation.ts');
  return createSampleOrganisation({ store, blobs, dataDir: config.DATA_DIR, baseUrl, clock, mode: config.NODE_ENV });
}

const orName = async (setting: string, work: Promise<unknown>): Promise<void> => {
  await work.catch((cause: unknown) => { throw new Error(`${setting}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause }); });
};

/** A file that a setting names is looked at before anybody is let in, not when the first document needs it. @throws Error naming the setting */
async function checkFiles(config: Config, { trust, seal, sealPicture }: Pick<Parts, 'trust' | 'seal' | 'sealPicture'>): Promise<void> {
  if ([config.TRUST_ANCHORS, config.PERSON_AUTHORITIES, config.ORGANISATION_AUTHORITIES].some((file) => file !== undefined)) await orName('TRUST_ANCHORS, TRUST_CRLS, PERSON_AUTHORITIES, ORGANISATION_AUTHORITIES', trust());
  if (config.SEAL_TOKEN_MODULE !== undefined) await orName('SEAL_TOKEN_PIN_FILE, SEAL_CERTIFICATES', seal());
  if (config.SEAL_P12 !== undefined) await orName('SEAL_P12, SEAL_PASSWORD_FILE', seal());
  if (config.REMOTE_SIGNING_SECRET_FILE !== undefined) await orName('REMOTE_SIGNING_SECRET_FILE', readFile(config.REMOTE_SIGNING_SECRET_FILE));
  if (config.SEAL_PICTURE !== undefined) await orName('SEAL_PICTURE', sealPicture());
}

/** Puts everything together that the acts work with. @throws Error naming what cannot be used: a setting, a folder, what the sample left behind */
export async function openParts(config: Config, { clock = () => new Date(), log = (line) => { process.stderr.write(`${line}\n`); } }: Surroundings = {}): Promise<OpenParts> {
  await mkdir(config.DATA_DIR, { recursive: true, mode: 0o700 });
  const store = await openStore(config.DATABASE_URL === undefined ? { dataDir: config.DATA_DIR } : { databaseUrl: config.DATABASE_URL });
  try {
    const blobs = await openBlobs(config.DATA_DIR);
    const sample = await sampleOf(config, store, blobs, clock);
    const seal = sealOf(config, sample);
    const anchored = config.TRUST_ANCHORS === undefined ? sampleTrust(sample) : fileTrust(config.TRUST_ANCHORS, config.TRUST_CRLS, clock);
    const trust = narrowedTrust(anchored, { people: config.PERSON_AUTHORITIES, organisation: config.ORGANISATION_AUTHORITIES });
    const sealPicture = async (): Promise<Uint8Array> => (config.SEAL_PICTURE === undefined ? sample?.seal.picture ?? new Uint8Array() : readFile(config.SEAL_PICTURE));
    await checkFiles(config, { trust, seal, sealPicture });
    const converter = createConverter({
      converter: config.CONVERTER, converterUrl: config.CONVERTER_URL, dataDir: config.DATA_DIR,
      limits: { timeoutMs: config.CONVERTER_TIMEOUT_SECONDS * 1000, memoryMb: config.CONVERTER_MEMORY_MB, idleMs: config.CONVERTER_IDLE_MINUTES * 60_000 },
    });
    const parts: Parts = {
      config, store, blobs, converter, clock, log, sample, trust, seal, sealPicture,
      live: createLive((error) => { log(`live: ${String(error)}`); }),
      newId: () => newId(clock()),
      timestamper: timestamperOf(config, sample),
      remoteSigning: remoteSigningOf(config, clock),
      status: createStatusAsker({ transport: transportOf(config, sample), clock }),
    };
    return { parts, close: async () => { await converter.close(); await store.close(); } };
  } catch (error) {
    await store.close();
    throw error;
  }
}
