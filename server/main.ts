import { readFileSync } from 'node:fs';
import { createServer as createHttpsServer } from 'node:https';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { jobsOf } from './acts/jobs.ts';
import type { Parts } from './acts/parts.ts';
import { createApp } from './app.ts';
import { missingInProduction, readConfig, type Config } from './config.ts';
import { startOutboxWorker } from './notices/outbox-worker.ts';
import { openParts } from './open-parts.ts';
import { sweep } from './store/sweep.ts';

const PANE = fileURLToPath(new URL('../.build/pane', import.meta.url));
const GRACE_MS = 10_000;
const DAY_MS = 86_400_000;
/** Long enough after the start that nobody who opens the page waits for it. */
const SETTLED_MS = 60_000;

const say = (line: string): void => { process.stdout.write(`${line}\n`); };

function settings(): Config {
  const config = readConfig(process.env);
  const missing = missingInProduction(config);
  if (missing.length > 0) throw new Error(`Production needs more settings:\n${missing.map((line) => `  ${line}`).join('\n')}`);
  return config;
}

const sampleGreeting = async (address: string): Promise<string> => {
  const [{ SAMPLE_PIN }, { SAMPLE_PASSWORD }] = await Promise.all([import('./sample/material.ts'), import('./sample/seed.ts')]);
  return [
    '', `  Luân Chuyển:  ${address}`, '',
    '  Tổ chức mẫu / sample organisation. Mọi người dùng chung / for everybody:',
    `    mật khẩu / password                ${SAMPLE_PASSWORD}`,
    `    mã PIN tệp khóa / key file PIN     ${SAMPLE_PIN}`, '',
    '  Đăng nhập bằng / sign in as:',
    '    Đỗ Minh Soạn Thảo      chuyên viên / officer',
    '    Phạm Văn Mẫu           Chánh Văn phòng / head of department',
    '    Lê Thanh Giả Định      Giám đốc / leader',
    '    Vũ Thị Văn Thư         văn thư / clerk', '',
  ].join('\n');
};

/** Now and once a day; a server that is restarted every night sweeps too. */
function keepSwept({ store, clock, log }: Parts): void {
  const once = (): void => { store.transaction((tx) => sweep(tx, clock())).catch((error: unknown) => { log(`sweep: ${String(error)}`); }); };
  setTimeout(once, SETTLED_MS).unref();
  setInterval(once, DAY_MS).unref();
}

const portTaken = (port: number): Error =>
  new Error(`Port ${port} is used by another program. Stop it, or choose another port with the setting PORT, for instance ${port + 1}.`);

async function main(): Promise<void> {
  const config = settings();
  const { parts, close } = await openParts(config);
  const app = createApp(parts, PANE);
  const tls = config.TLS_CERT !== undefined && config.TLS_KEY !== undefined
    ? { createServer: createHttpsServer, serverOptions: { cert: readFileSync(config.TLS_CERT), key: readFileSync(config.TLS_KEY), minVersion: 'TLSv1.2' as const } }
    : {};
  const { promise: listening, resolve, reject } = Promise.withResolvers<number>();
  const server = serve({ fetch: app.fetch, hostname: config.HOST, port: config.PORT, ...tls }, ({ port }) => { resolve(port); });
  server.once('error', (error: NodeJS.ErrnoException) => { reject(error.code === 'EADDRINUSE' ? portTaken(config.PORT) : error); });

  const worker = startOutboxWorker(jobsOf(parts));
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    const forced = setTimeout(() => process.exit(1), GRACE_MS);
    forced.unref();
    server.close(() => { worker.stop().then(close).then(() => process.exit(0), (error: unknown) => { parts.log(String(error)); process.exit(1); }); });
    // Live streams never end by themselves.
    if ('closeAllConnections' in server) setTimeout(() => { server.closeAllConnections(); }, 500).unref();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  const address = config.BASE_URL ?? `${config.TLS_CERT === undefined ? 'http' : 'https'}://localhost:${await listening}`;
  say(parts.sample === null ? `Luân Chuyển: ${address}` : await sampleGreeting(address));
  keepSwept(parts);
  // Ready to answer; the converter warms up behind.
  await parts.converter.warm();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
