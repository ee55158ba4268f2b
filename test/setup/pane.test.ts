import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ensurePane } from '../../server/setup/pane.mjs';

describe('the pane is built when its sources have changed', () => {
  let root = '';
  const write = (path: string, text: string): void => writeFileSync(join(root, path), text);
  const built = (): string => readFileSync(join(root, '.build/pane/index.html'), 'utf8');
  const ensure = (): Promise<void> => ensurePane({ root, node: process.execPath });

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pane-'));
    for (const folder of ['addin', 'server/registry', 'server/store']) mkdirSync(join(root, folder), { recursive: true });
    symlinkSync(resolve(import.meta.dirname, '../../node_modules'), join(root, 'node_modules'));
    write('package.json', '{"type":"module"}');
    write('addin/vite.config.ts', "export default { root: import.meta.dirname, build: { outDir: '../.build/pane', emptyOutDir: true } };");
    write('addin/index.html', '<h1>first</h1>');
    write('server/registry/day.ts', 'export const day = 1;');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test('once, and not again for the same sources, whatever their dates', async () => {
    await ensure();
    expect(built()).toContain('first');
    write('.build/pane/index.html', 'kept');
    utimesSync(join(root, 'addin/index.html'), new Date(), new Date());
    write('server/store/rows.ts', 'export const rows = 1;');
    await ensure();
    expect(built()).toBe('kept');
  });

  test('again after a change in the pane or in a room that it shares with the server', async () => {
    await ensure();
    write('addin/index.html', '<h1>second</h1>');
    await ensure();
    expect(built()).toContain('second');
    write('.build/pane/index.html', 'old');
    write('server/registry/day.ts', 'export const day = 2;');
    await ensure();
    expect(built()).toContain('second');
  });

  test('a build that fails stops the start, and is tried again next time', async () => {
    await ensure();
    write('addin/index.html', '<script type="module" src="./gone.ts"></script>');
    await expect(ensure()).rejects.toThrow('could not be built');
    await expect(ensure()).rejects.toThrow('could not be built');
    expect(existsSync(join(root, '.build/pane.sha256'))).toBe(false);
  });
});
