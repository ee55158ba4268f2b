import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import type { Parts } from './acts/parts.ts';
import type { Config } from './config.ts';
import { createConverter } from './convert/create-converter.ts';
import { createLive } from './notices/live.ts';
import { createSampleOrganisation, type SampleOrganisation } from './sample/create-sample-organisation.ts';
import { keyFileHolder, type KeyHolder } from './signing/key-holder.ts';
import { httpTimestamper, readTimestampResponse, timestampRequest, type Timestamper } from './signing/timestamper.ts';
import { openBlobs } from './store/blobs.ts';
import { newId } from './store/new-id.ts';
import { openStore } from './store/store.ts';
import { fileTrust } from './trust-files.ts';
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

const withoutSeal: KeyHolder = {
  certificates: () => { throw new Error('No seal is configured (SEAL_P12).'); },
  sign: () => { throw new Error('No seal is configured (SEAL_P12).'); },
};

async function sealOf(config: Config, sample: SampleOrganisation | null): Promise<KeyHolder> {
  const file = config.SEAL_P12 ?? sample?.seal.file;
  const passwordFile = config.SEAL_PASSWORD_FILE ?? sample?.seal.passwordFile;
  if (file === undefined || passwordFile === undefined) return withoutSeal;
  return keyFileHolder(await readFile(file), (await readFile(passwordFile, 'utf8')).replace(/\r?\n$/, ''));
}

const sampleTrust = (sample: SampleOrganisation | null) => async (): Promise<Trust> =>
  sample === null ? { anchors: [], intermediates: [], crls: [] } : { anchors: sample.anchors, intermediates: sample.intermediates, crls: await sample.revocationLists() };

const timestamperOf = (config: Config, sample: SampleOrganisation | null): Timestamper | null => {
  if (config.TSA_URL !== undefined) return httpTimestamper(config.TSA_URL, { timeoutMs: config.TSA_TIMEOUT_SECONDS * 1000 });
  return sample === null ? null : inProcessTimestamper(sample);
};

/** Puts everything together that the acts work with. The sample organisation is created on the first run and found again on later ones. */
export async function openParts(config: Config, { clock = () => new Date(), log = (line) => { process.stderr.write(`${line}\n`); } }: Surroundings = {}): Promise<OpenParts> {
  await mkdir(config.DATA_DIR, { recursive: true, mode: 0o700 });
  const store = await openStore(config.DATABASE_URL === undefined ? { dataDir: config.DATA_DIR } : { databaseUrl: config.DATABASE_URL });
  try {
    const blobs = await openBlobs(config.DATA_DIR);
    const baseUrl = config.BASE_URL ?? `${config.TLS_CERT === undefined ? 'http' : 'https'}://localhost:${config.PORT}`;
    const sample = config.SAMPLE && config.NODE_ENV !== 'production'
      ? await createSampleOrganisation({ store, blobs, dataDir: config.DATA_DIR, baseUrl, clock, mode: config.NODE_ENV })
      : null;
    const converter = await createConverter({
      converter: config.CONVERTER, converterUrl: config.CONVERTER_URL, dataDir: config.DATA_DIR,
      limits: { timeoutMs: config.CONVERTER_TIMEOUT_SECONDS * 1000, memoryMb: config.CONVERTER_MEMORY_MB, idleMs: config.CONVERTER_IDLE_MINUTES * 60_000 },
    });
    const parts: Parts = {
      config, store, blobs, converter, clock, log, sample,
      live: createLive((error) => { log(`live: ${String(error)}`); }),
      newId: () => newId(clock()),
      trust: config.TRUST_ANCHORS === undefined ? sampleTrust(sample) : fileTrust(config.TRUST_ANCHORS, config.TRUST_CRLS, clock),
      timestamper: timestamperOf(config, sample),
      seal: await sealOf(config, sample),
      sealPicture: async () => (config.SEAL_PICTURE === undefined ? sample?.seal.picture ?? new Uint8Array() : readFile(config.SEAL_PICTURE)),
    };
    return { parts, close: async () => { await converter.close(); await store.close(); } };
  } catch (error) {
    await store.close();
    throw error;
  }
}
