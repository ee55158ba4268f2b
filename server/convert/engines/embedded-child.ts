/**
 * The embedded engine's own process: LibreOffice as WASM on the main thread, told what to do over IPC.
 * It never runs inside the server: the package patches `fs.readFile`, changes directory and blocks its thread while it converts.
 * Start with `--liftoff-only --stack-size=2000` (without them it hangs while it starts).
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PDF_EXPORT } from './pdf-export.ts';

interface EmscriptenModule {
  readonly FS: { readdir(path: string): string[]; unlink(path: string): void };
}
interface Loader {
  createModule(config: object): Promise<EmscriptenModule>;
}
interface Office {
  initialize(): Promise<void>;
  convert(input: Uint8Array, options: object, name: string): Promise<{ readonly data: Uint8Array }>;
}
interface OfficePackage {
  readonly LibreOfficeConverter: new (options: object) => Office;
}

const PACKAGE = '@matbee/libreoffice-converter';
const FONT_FOLDER = '/instdir/share/fonts/truetype';
/** The scan of 137 fonts is what stalls the start; these are enough, and its Liberation 2.1 faces hold every Vietnamese letter. */
const NEEDED_FONT = /^(Liberation(Serif|Sans)-|DejaVuSans\.|opens___)/;

const require = createRequire(import.meta.url);

/** A thread that ends this process when its parent is gone: the main thread may be deep in WASM and would not notice. */
const watchParent = (): void => {
  const source = `const parent = process.ppid; setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 1000);`;
  new Worker(source, { eval: true }).unref();
};

const startOffice = async (): Promise<Office> => {
  const loader = require(`${PACKAGE}/wasm/loader`) as Loader;
  const leanLoader: Loader = {
    ...loader,
    createModule: async (config) => {
      const module = await loader.createModule(config);
      for (const font of module.FS.readdir(FONT_FOLDER)) {
        if (/\.(ttf|otf)$/.test(font) && !NEEDED_FONT.test(font)) module.FS.unlink(`${FONT_FOLDER}/${font}`);
      }
      return module;
    },
  };
  const { LibreOfficeConverter } = require(PACKAGE) as OfficePackage;
  const wasmPath = join(dirname(require.resolve(`${PACKAGE}/package.json`)), 'wasm');
  const office = new LibreOfficeConverter({ wasmPath, wasmLoader: leanLoader, verbose: false });
  await office.initialize();
  return office;
};

const answer = (message: object): void => {
  process.send?.(message);
};

watchParent();
const office = await startOffice();
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.on('message', (request: { readonly docx: Uint8Array }) => {
  office
    .convert(request.docx, { outputFormat: 'pdf', inputFormat: 'docx', filterOptions: JSON.stringify(PDF_EXPORT) }, 'document.docx')
    .then(({ data }) => answer({ kind: 'done', pdf: data }))
    .catch((error: unknown) => answer({ kind: 'failed', detail: error instanceof Error ? error.message : String(error) }));
});
answer({ kind: 'ready', pid: process.pid });
