import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/** Rooms whose tests start programs of their own (browser, LibreOffice, whole servers): one file at a time, after all others. */
const HEAVY = ['browser', 'convert', 'crash', 'interop', 'setup', 'word-host'].map((room) => `test/${room}/**/*.test.{ts,tsx}`);
const LONG = process.env['TEST_LENGTH'] === 'long';
const SECOND = 1000;

const shared = {
  pool: 'forks',
  execArgv: ['--disable-warning=ExperimentalWarning'],
  restoreMocks: true,
} satisfies TestProjectInlineConfiguration['test'];

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'rooms',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: HEAVY,
          maxWorkers: 2,
          testTimeout: (LONG ? 1800 : 30) * SECOND,
          hookTimeout: 60 * SECOND,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: 'heavy',
          include: HEAVY,
          fileParallelism: false,
          testTimeout: (LONG ? 3600 : 180) * SECOND,
          hookTimeout: 180 * SECOND,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
