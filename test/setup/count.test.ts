import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const RUN_VITEST = resolve(import.meta.dirname, '../vitest-run.mjs');

/** A house of its own with given tests, run and counted as `npm test` does. */
describe('the tests are counted honestly', () => {
  let root = '';
  const count = (tests: Readonly<Record<string, string>>): unknown => {
    for (const [name, code] of Object.entries(tests)) writeFileSync(join(root, `test/${name}.test.ts`), `import { expect, test } from 'vitest';\n${code}`);
    const code = `import { runVitest } from ${JSON.stringify(RUN_VITEST)}; console.log(JSON.stringify(await runVitest({ node: process.execPath, filters: [], long: false })));`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: root, encoding: 'utf8' });
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'count-'));
    for (const folder of ['.config', 'test']) mkdirSync(join(root, folder));
    symlinkSync(resolve(import.meta.dirname, '../../node_modules'), join(root, 'node_modules'));
    writeFileSync(join(root, '.config/vitest.config.ts'), "export default { root: import.meta.dirname + '/..', test: { pool: 'forks' } };");
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test('passed and failed ones', () => {
    expect(count({ one: "test('a', () => {}); test('b', () => { expect(1).toBe(2); });", two: "test('c', () => {});" })).toEqual({ passed: 2, failed: 1 });
  });

  test('a skipped one and one left to do have failed', () => {
    expect(count({ one: "test('a', () => {}); test.skip('b', () => {}); test.todo('c');" })).toEqual({ passed: 1, failed: 2 });
  });

  test('a file that cannot be read has failed', () => {
    expect(count({ one: "test('a', () => {});", two: "import './gone.ts'; test('b', () => {});" })).toEqual({ passed: 1, failed: 1 });
  });

  test('tests that their set-up keeps from running have failed', () => {
    expect(count({ one: "import { beforeAll } from 'vitest'; beforeAll(() => { throw new Error('no database'); }); test('a', () => {}); test('b', () => {});" })).toEqual({ passed: 0, failed: 2 });
  });

  test('tidying up that fails has failed', () => {
    expect(count({ one: "import { afterAll } from 'vitest'; afterAll(() => { throw new Error('still open'); }); test('a', () => {});" })).toEqual({ passed: 1, failed: 1 });
  });

  test('an error outside of any test has failed', () => {
    expect(count({ one: "test('a', () => { setTimeout(() => { throw new Error('late'); }, 0); return new Promise((done) => setTimeout(done, 50)); });" })).toMatchObject({ failed: 1 });
  });

  test('no tests at all have failed', () => {
    expect(count({})).toEqual({ passed: 0, failed: 1 });
  });
});
