import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** One file, one import, and the rule that must speak; null: the arrow is allowed. */
const ARROWS: readonly (readonly [from: string, code: string, rule: string | null])[] = [
  ['server/http/seal.ts', "import { seal } from '../acts/seal.ts'; seal();", null],
  ['server/http/open.ts', "import { store } from '../store/store.ts'; store();", 'http-calls-acts'],
  ['server/http/type.ts', "import type { Store } from '../store/store.ts'; export type S = Store;", null],
  ['server/http/query.ts', "import { sql } from 'kysely'; sql;", 'sql-stays-in-the-store'],
  ['server/acts/seal.ts', "import { store } from '../store/store.ts'; export const seal = store;", null],
  ['server/acts/answer.ts', "import { answer } from '../http/answer.ts'; answer();", 'acts-know-no-http'],
  ['server/acts/make-up.ts', "import { sample } from '../sample/sample.ts'; sample();", 'sample-is-only-for-set-up'],
  ['server/signing/decide.ts', "import { seal } from '../acts/seal.ts'; seal();", 'middle-rooms-know-no-acts'],
  ['server/store/store.ts', "import { act } from '../circulation/act.ts'; export type Store = 1; export const store = act;", 'pdf-and-store-are-the-ground'],
  ['server/threads/thread.ts', "import { store } from '../store/store.ts'; store();", 'threads-know-only-refusals'],
  ['server/store/words.ts', "import { RefusalError } from '../circulation/errors.ts'; RefusalError;", null],
  ['server/pdf/sign.ts', "import { decide } from '../signing/decide.ts'; decide();", 'pdf-and-store-are-the-ground'],
  ['server/circulation/act.ts', "import { readFileSync } from 'node:fs'; export const act = readFileSync;", 'browser-safe-rooms-need-no-node'],
  ['server/circulation/ask.ts', "import { store } from '../store/store.ts'; store();", 'pure-rooms-know-only-each-other'],
  ['server/registry/day.ts', "import { z } from 'zod'; z;", 'circulation-and-registry-need-no-package'],
  ['server/signing/shown/look.ts', "import { sign } from '../../pdf/sign.ts'; sign();", 'shown-stands-alone'],
  ['addin/inbox/list.ts', "import { act } from '../../server/circulation/act.ts'; act();", null],
  ['addin/inbox/type.ts', "import type { createApp } from '../../server/app.ts'; export type A = typeof createApp;", null],
  ['addin/inbox/app.ts', "import { createApp } from '../../server/app.ts'; createApp();", 'pane-knows-only-types-of-the-server'],
  ['addin/inbox/store.ts', "import type { Store } from '../../server/store/store.ts'; export type S = Store;", 'pane-runs-only-shared-rooms'],
  ['addin/inbox/forge.ts', "import forge from 'node-forge'; forge;", 'forge-stays-with-keys'],
  ['server/acts/pane.ts', "import { list } from '../../addin/inbox/list.ts'; list();", 'server-knows-no-pane'],
  ['server/demo/officer.ts', "import { list } from '../../addin/inbox/list.ts'; export const officer = list;", null],
  ['server/acts/play.ts', "import { officer } from '../demo/officer.ts'; officer();", 'only-demo-plays-the-pane'],
  ['server/acts/check.ts', "import { test } from 'vitest'; test;", 'no-test-tool-in-the-product'],
  ['server/acts/one.ts', "import { two } from './two.ts'; export const one = two;", 'no-circle'],
  ['server/acts/lost.ts', "import { gone } from './gone.ts'; gone();", 'everything-is-found'],
  ['server/setup/npm.mjs', "import { z } from 'zod'; z;", 'set-up-runs-with-nothing-installed'],
];
const GROUND: readonly (readonly [path: string, code: string])[] = [
  ['server/app.ts', 'export const createApp = 1;'],
  ['server/http/answer.ts', 'export const answer = 1;'],
  ['server/acts/two.ts', "import { one } from './one.ts'; export const two = () => one;"],
  ['server/sample/sample.ts', 'export const sample = 1;'],
  ['server/circulation/errors.ts', 'export const RefusalError = 1;'],
  ['tsconfig.json', '{"compilerOptions":{"module":"NodeNext","allowImportingTsExtensions":true,"noEmit":true}}'],
  ['package.json', '{"type":"module","dependencies":{"zod":"*","kysely":"*","node-forge":"*"},"devDependencies":{"vitest":"*"}}'],
];

describe('the arrows between the rooms are held', () => {
  const project = resolve(import.meta.dirname, '../..');
  const house = mkdtempSync(join(tmpdir(), 'arrows-'));
  let broken: ReadonlyMap<string, readonly string[]> = new Map();

  beforeAll(() => {
    for (const [path, code] of [...GROUND, ...ARROWS]) {
      mkdirSync(dirname(join(house, path)), { recursive: true });
      writeFileSync(join(house, path), code);
    }
    symlinkSync(join(project, 'node_modules'), join(house, 'node_modules'));
    const cruise = join(project, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const { stdout } = spawnSync(process.execPath, [cruise, '--config', join(project, '.config/dependency-cruiser.cjs'), '--output-type', 'json', 'server', 'addin'], { cwd: house, encoding: 'utf8', maxBuffer: 64_000_000 });
    const { summary } = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
    broken = new Map(ARROWS.map(([from]) => [from, summary.violations.filter((found) => found.from === from).map(({ rule }) => rule.name)]));
  });
  afterAll(() => rmSync(house, { recursive: true }));

  test.each(ARROWS)('%s: %s', (from, _code, rule) => {
    if (rule === null) expect(broken.get(from)).toEqual([]);
    else expect(broken.get(from)).toContain(rule);
  });
});
