import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Judges that know nothing of this program. */
const withFiles = async <T>(files: Readonly<Record<string, Uint8Array>>, use: (path: (name: string) => string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'referee-'));
  try {
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
    return await use((name) => join(folder, name));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** What poppler's pdfsig says, certificates' trust left aside. */
export const pdfsigOf = (pdf: Uint8Array): Promise<string> =>
  withFiles({ 'a.pdf': pdf }, async (path) => (await run('pdfsig', ['-nocert', path('a.pdf')])).stdout);

export const qpdfCheck = (pdf: Uint8Array): Promise<string> =>
  withFiles({ 'a.pdf': pdf }, async (path) => (await run('qpdf', ['--check', path('a.pdf')])).stdout);

export const pdfToText = (pdf: Uint8Array): Promise<string> =>
  withFiles({ 'a.pdf': pdf }, async (path) => (await run('pdftotext', ['-layout', path('a.pdf'), '-'])).stdout);

export interface FoundSignature { readonly cms: Uint8Array; readonly signed: Uint8Array }

/** Signatures found by searching the bytes, not by our reader. */
export const signaturesIn = (pdf: Uint8Array): readonly FoundSignature[] => {
  const text = Buffer.from(pdf).toString('latin1');
  return [...text.matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)\]/g)].map((match) => {
    const [before = 0, after = 0, rest = 0] = match.slice(1).map(Number);
    const hole = Buffer.from(text.slice(before + 1, after - 1), 'hex');
    const length = hole[1] === 0x82 ? 4 + hole.readUInt16BE(2) : 3 + (hole[2] ?? 0);
    return { cms: new Uint8Array(hole.subarray(0, length)), signed: new Uint8Array(Buffer.concat([pdf.subarray(0, before), pdf.subarray(after, after + rest)])) };
  });
};

/** Lines of 64 characters, none of them empty. */
export const pemOf = (der: Uint8Array): string => `-----BEGIN CERTIFICATE-----\n${(Buffer.from(der).toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`;

/** OpenSSL's judgement of one signature: value, chain up to `root`, and the CAdES signing certificate. */
export const opensslAccepts = ({ cms, signed }: FoundSignature, root: Uint8Array, when = new Date(Date.UTC(2026, 10, 22))): Promise<boolean> =>
  withFiles({ 'cms.der': cms, 'signed.bin': signed, 'root.pem': new TextEncoder().encode(pemOf(root)) }, async (path) => {
    const at = String(Math.floor(when.getTime() / 1000));
    const args = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', path('cms.der'), '-content', path('signed.bin'), '-CAfile', path('root.pem'), '-purpose', 'any', '-attime', at, '-out', '/dev/null'];
    return run('openssl', args).then(() => true, (error: unknown) => { throw new Error(String((error as { stderr?: string }).stderr)); });
  });

/** The same document in another form of file. */
export const rewrittenByQpdf = (pdf: Uint8Array, options: readonly string[]): Promise<Uint8Array> =>
  withFiles({ 'a.pdf': pdf }, async (path) => {
    await run('qpdf', [...options, path('a.pdf'), path('b.pdf')]);
    return new Uint8Array(await readFile(path('b.pdf')));
  });

/** Fonts, and whether they are embedded, as poppler sees them. */
export const pdfFonts = (pdf: Uint8Array): Promise<string> =>
  withFiles({ 'a.pdf': pdf }, async (path) => (await run('pdffonts', [path('a.pdf')])).stdout);
