import { createHash, randomUUID, webcrypto } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const SHA256_HEX = /^[0-9a-f]{64}$/;

/** Files named by the SHA-256 of their bytes. */
export interface Blobs {
  /** Keeps the bytes; when it returns their lower-case hex SHA-256 they are on disk, so a row naming them may be committed. */
  put(bytes: Uint8Array): Promise<string>;
  /** The bytes of a blob, checked against their name; throws when it is missing or damaged. */
  get(sha256: string): Promise<Uint8Array>;
  has(sha256: string): Promise<boolean>;
}

const SMALL_BYTES = 1_000_000;

/** Small blobs are hashed at once, large ones by the thread pool, so that nobody else has to wait for them. */
const sha256Hex = async (bytes: Uint8Array): Promise<string> =>
  bytes.length <= SMALL_BYTES
    ? createHash('sha256').update(bytes).digest('hex')
    : Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex');

/** Makes a folder's entries durable. Windows cannot open a folder for this and does not need it. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const writeDurably = async (path: string, bytes: Uint8Array): Promise<void> => {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Opens `blobs/` in a data folder, made where missing. Order of durability: file, then its folder's entry, then the caller's row. */
export const openBlobs = async (dataDir: string): Promise<Blobs> => {
  const root = join(dataDir, 'blobs');
  const incoming = join(root, 'incoming');
  // What a crash left half written was never promised to anyone.
  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await syncFolder(root);

  const pathOf = (sha256: string): string => {
    if (!SHA256_HEX.test(sha256)) throw new TypeError('A blob is named by 64 lower-case hex digits.');
    return join(root, sha256.slice(0, 2), sha256);
  };

  const has = async (sha256: string): Promise<boolean> =>
    access(pathOf(sha256), constants.R_OK).then(() => true, () => false);

  const put = async (bytes: Uint8Array): Promise<string> => {
    const sha256 = await sha256Hex(bytes);
    const path = pathOf(sha256);
    // Its folder is synced all the same: whoever put it first may not have come so far yet.
    if (!(await has(sha256))) {
      const folder = dirname(path);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await syncFolder(root);
      const partial = join(incoming, randomUUID());
      try {
        await writeDurably(partial, bytes);
        await rename(partial, path);
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
    }
    await syncFolder(dirname(path));
    return sha256;
  };

  const get = async (sha256: string): Promise<Uint8Array> => {
    const bytes = await readFile(pathOf(sha256));
    if (await sha256Hex(bytes) !== sha256) throw new Error(`Blob ${sha256} is damaged on disk.`);
    return bytes;
  };

  return Object.freeze({ put, get, has });
};
