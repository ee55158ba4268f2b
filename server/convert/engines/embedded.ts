import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EngineFailure, type Engine, type EngineProcess } from './engine.ts';
import { withoutNetwork } from './without-network.ts';

const PACKAGE = '@matbee/libreoffice-converter';
const packageFile = createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`);
const packages = dirname(dirname(dirname(packageFile)));
const childFile = fileURLToPath(new URL('./embedded-child.ts', import.meta.url));
const projectFile = fileURLToPath(new URL('../../../package.json', import.meta.url));

type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly pdf: Uint8Array }
  | { readonly kind: 'failed'; readonly detail: string };

/**
 * The child may read the engine and its own source, and nothing else; it may write nothing and start nothing.
 * `--liftoff-only --stack-size`: with V8's defaults the module hangs while it starts.
 */
const flags = [
  '--liftoff-only',
  '--stack-size=2000',
  '--permission',
  '--allow-worker',
  `--allow-fs-read=${packages}`,
  `--allow-fs-read=${dirname(childFile)}`,
  `--allow-fs-read=${projectFile}`,
  '--disable-warning=SecurityWarning',
  '--disable-warning=ExperimentalWarning',
];

/** The one variable that Windows programs cannot start without. */
const SYSTEM_ROOT = process.env['SystemRoot'];

const launch = (): ChildProcess => {
  const [command, ...leading] = withoutNetwork([process.execPath, ...flags]);
  return fork(childFile, [], {
    execPath: command ?? process.execPath,
    execArgv: leading,
    cwd: join(dirname(packageFile), 'wasm'),
    env: SYSTEM_ROOT === undefined ? {} : { SystemRoot: SYSTEM_ROOT },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
};

const start = (): EngineProcess => {
  const child = launch();
  const ready: PromiseWithResolvers<void> = Promise.withResolvers();
  const ended: PromiseWithResolvers<void> = Promise.withResolvers();
  let pending: PromiseWithResolvers<Uint8Array> | null = null;
  const fail = (failure: EngineFailure): void => {
    ready.reject(failure);
    pending?.reject(failure);
    pending = null;
  };
  child.on('message', (message) => {
    const answer = message as Answer;
    if (answer.kind === 'ready') ready.resolve();
    else if (answer.kind === 'done') pending?.resolve(answer.pdf);
    else pending?.reject(new EngineFailure(answer.detail));
  });
  child.once('error', (cause) => {
    fail(new EngineFailure('engine', { cause }));
    if (child.pid === undefined) ended.resolve();
  });
  child.once('exit', (code, signal) => {
    fail(new EngineFailure(`engine ended (${signal ?? code})`));
    ended.resolve();
  });
  ready.promise.catch(() => undefined);
  return {
    ready: ready.promise,
    ended: ended.promise,
    processIds: () => (child.pid === undefined ? [] : [child.pid]),
    convert: (docx) => {
      pending = Promise.withResolvers<Uint8Array>();
      if (child.connected) child.send({ docx }, (cause) => cause && fail(new EngineFailure('engine', { cause })));
      else pending.reject(new EngineFailure('engine ended'));
      return pending.promise;
    },
    kill: () => void child.kill('SIGKILL'),
  };
};

/** LibreOffice as WASM inside an npm package, in a process of its own: needs nothing installed on any system. */
export const embeddedEngine = (): Engine => ({
  name: 'embedded',
  version: async () => {
    const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { readonly version: string };
    return `LibreOffice WASM (${PACKAGE} ${version})`;
  },
  start,
});
