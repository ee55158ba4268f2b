import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pemOf, type FoundSignature } from './referees.ts';

/** OpenSSL's judgement of a document timestamp: `ts -verify` of the token over the bytes that it dates, up to `root`. */
export const tokenAccepted = async ({ cms, signed }: FoundSignature, root: Uint8Array): Promise<boolean> => {
  const folder = await mkdtemp(join(tmpdir(), 'token-'));
  try {
    const path = (name: string): string => join(folder, name);
    await writeFile(path('token.der'), cms);
    await writeFile(path('signed.bin'), signed);
    await writeFile(path('root.pem'), pemOf(root));
    const { stdout } = await promisify(execFile)('openssl', ['ts', '-verify', '-token_in', '-in', path('token.der'), '-data', path('signed.bin'), '-CAfile', path('root.pem')]);
    return stdout.includes('Verification: OK');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
