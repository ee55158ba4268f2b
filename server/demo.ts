/**
 * `npm run demo -- --out FOLDER`: both sample documents the whole way through the HTTP interface, on a database that is thrown away.
 * Writes the two issued PDFs and the sample root certificate, says what pdfsig says of them where it is installed,
 * and ends with a status other than 0 if anything was not as it should be.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { DECISION_FLOW, MINUTES_FLOW, walk, type Flow, type Tell } from './demo/flows.ts';
import { openParts } from './open-parts.ts';
import { SAMPLE_PIN } from './sample/material.ts';
import { SAMPLE_PASSWORD } from './sample/seed.ts';

const say = (line: string): void => { process.stdout.write(`${line}\n`); };

const tell: Tell = async (what, work) => {
  const started = performance.now();
  const result = await work();
  say(`  ${(performance.now() - started).toFixed(0).padStart(6)} ms  ${what}`);
  return result;
};

/** What pdfsig says; null where it is not installed. @throws when it does not find the expected number of valid signatures */
function askPdfsig(file: string, expected: number): string | null {
  const { status, stdout, error } = spawnSync('pdfsig', ['-nocert', file], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  if (error !== undefined) return null;
  const valid = stdout.match(/Signature is Valid\./g)?.length ?? 0;
  if (status !== 0 || valid !== expected) throw new Error(`pdfsig: ${valid} of ${expected} signatures valid in ${file}\n${stdout}`);
  return `pdfsig: ${valid}/${expected} signatures valid`;
}

async function run(out: string, dataDir: string): Promise<void> {
  const config = readConfig({ ...process.env, NODE_ENV: 'development', DATA_DIR: dataDir, DATABASE_URL: undefined, HOST: '127.0.0.1', PORT: '0', BASE_URL: undefined, TLS_CERT: undefined, TLS_KEY: undefined });
  const { parts, close } = await tell('Tạo tổ chức mẫu trên cơ sở dữ liệu tạm', () => openParts(config));
  const { promise: listening, resolve: onListening } = Promise.withResolvers<number>();
  const server = serve({ fetch: createApp(parts, null).fetch, hostname: config.HOST, port: 0 }, ({ port }) => { onListening(port); });
  try {
    const desk = { origin: `http://127.0.0.1:${await listening}`, password: SAMPLE_PASSWORD, pin: SAMPLE_PIN };
    await mkdir(out, { recursive: true });
    const issue = async (flow: Flow): Promise<void> => {
      say(`\n${flow.draft.subject}`);
      const { document, pdf } = await walk(desk, flow, tell);
      const file = join(out, flow.outName);
      await writeFile(file, pdf);
      say(`  → ${document.number?.documentCode ?? ''}, ${pdf.length} bytes, ${file}`);
      say(`  ${askPdfsig(file, flow.signatures) ?? 'pdfsig is not installed here (poppler-utils)'}`);
    };
    await issue(MINUTES_FLOW);
    await issue(DECISION_FLOW);
    await writeFile(join(out, 'root.pem'), parts.sample?.rootPem ?? '');
    say(`\n  → ${join(out, 'root.pem')}`);
  } finally {
    await new Promise((done) => { server.close(done); });
    await close();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  if (values.out === undefined || values.out === '') throw new Error('npm run demo -- --out FOLDER');
  const dataDir = await mkdtemp(join(tmpdir(), 'luan-chuyen-demo-'));
  try {
    await run(resolve(values.out), dataDir);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

main().then(() => process.exit(0), (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack ?? error.message : String(error)}\n`);
  process.exit(1);
});
