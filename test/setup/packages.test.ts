import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { npmProgram } from '../../server/setup/npm.mjs';
import { ensurePackages } from '../../server/setup/packages.mjs';

/** A small project of its own, whose two packages are files: npm is the real one, and nothing comes from the network. */
describe('the packages are installed when, and only when, they are not there', () => {
  const model = mkdtempSync(join(tmpdir(), 'packages-'));
  let root = model;
  const at = (path: string): string => join(root, path);
  const has = (name: string): boolean => existsSync(at(`node_modules/${name}/package.json`));
  const installedAt = (): number => statSync(at('node_modules/.package-lock.json')).mtimeMs;
  const ensure = (development: boolean): Promise<void> => ensurePackages({ root, node: process.execPath, development });
  const npm = (folder: string, ...args: string[]): string => spawnSync(process.execPath, [npmProgram(), ...args], { cwd: folder, encoding: 'utf8' }).stdout.trim();

  const pack = (name: string, version: string): string => {
    mkdirSync(at(name), { recursive: true });
    writeFileSync(at(`${name}/package.json`), JSON.stringify({ name, version }));
    return `file:${name}/${npm(at(name), 'pack', '--loglevel=error')}`;
  };
  const lock = (paper: string, ruler: string): void => {
    writeFileSync(at('package.json'), JSON.stringify({ name: 'desk', version: '1.0.0', dependencies: { paper }, devDependencies: { ruler } }));
    npm(root, 'install', '--package-lock-only', '--loglevel=error');
  };

  beforeAll(() => {
    root = model;
    pack('paper', '2.0.0');
    lock(pack('paper', '1.0.0'), pack('ruler', '1.0.0'));
  });
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'packages-'));
    cpSync(model, root, { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true }));
  afterAll(() => rmSync(model, { recursive: true }));

  test('the first start brings what the program needs, without the test tools', async () => {
    await ensure(false);
    expect([has('paper'), has('ruler')]).toEqual([true, false]);
  });

  test('the second start finds everything there', async () => {
    await ensure(false);
    const before = installedAt();
    await ensure(false);
    expect(installedAt()).toBe(before);
  });

  test('the tests bring their tools, and a later start leaves them', async () => {
    await ensure(false);
    await ensure(true);
    expect(has('ruler')).toBe(true);
    const before = installedAt();
    await ensure(false);
    expect([has('ruler'), installedAt()]).toEqual([true, before]);
  });

  test('a package whose folder is gone is brought again', async () => {
    await ensure(false);
    rmSync(at('node_modules/paper'), { recursive: true });
    await ensure(false);
    expect(has('paper')).toBe(true);
  });

  test('an install that was broken off is done again', async () => {
    await ensure(false);
    rmSync(at('node_modules/.package-lock.json'));
    await ensure(false);
    expect([has('paper'), installedAt() > 0]).toEqual([true, true]);
  });

  test('a new version in the lock is brought, and installed test tools stay', async () => {
    await ensure(true);
    lock('file:paper/paper-2.0.0.tgz', 'file:ruler/ruler-1.0.0.tgz');
    await ensure(false);
    expect(JSON.parse(readFileSync(at('node_modules/paper/package.json'), 'utf8'))).toMatchObject({ version: '2.0.0' });
    expect(has('ruler')).toBe(true);
  });

  test('a copy without its lock is told so', async () => {
    rmSync(at('package-lock.json'));
    await expect(ensure(false)).rejects.toThrow('not a whole copy');
  });

  test("npm's refusal stops the start", async () => {
    writeFileSync(at('package.json'), JSON.stringify({ name: 'desk', version: '1.0.0', dependencies: { paper: 'file:paper/gone.tgz' } }));
    await expect(ensure(false)).rejects.toThrow('npm ci --omit=dev --include=optional failed');
  });
});
