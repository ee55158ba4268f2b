import { execFileSync } from 'node:child_process';
import type { KeyObject } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const SOFTHSM_MODULE = '/usr/lib/softhsm/libsofthsm2.so';

/** A SoftHSM2 token in a throw-away folder, found by this process and its children through SOFTHSM2_CONF. */
export interface SoftToken {
  readonly label: string;
  readonly pin: string;
  readonly importKey: (id: string, key: KeyObject) => void;
  /** The token pulled out, and put back. */
  readonly pull: () => void;
  readonly putBack: () => void;
  readonly remove: () => void;
}

export const makeSoftToken = (): SoftToken => {
  const folder = mkdtempSync(join(tmpdir(), 'softhsm-'));
  const configure = (name: string): void => {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, 'softhsm2.conf'), `directories.tokendir = ${join(folder, name)}\nlog.level = ERROR\n`);
  };
  configure('tokens');
  process.env['SOFTHSM2_CONF'] = join(folder, 'softhsm2.conf');
  const [label, pin] = ['CO QUAN MAU', '246810'];
  const run = (...args: readonly string[]): void => { execFileSync('softhsm2-util', args, { stdio: 'pipe' }); };
  run('--init-token', '--free', '--label', label, '--so-pin', '12345678', '--pin', pin);
  return {
    label, pin,
    importKey: (id, key) => {
      const file = join(folder, `${id}.pem`);
      writeFileSync(file, key.export({ type: 'pkcs8', format: 'pem' }));
      run('--import', file, '--token', label, '--label', id, '--id', id, '--pin', pin);
    },
    pull: () => configure('empty'), putBack: () => configure('tokens'),
    remove: () => { delete process.env['SOFTHSM2_CONF']; rmSync(folder, { recursive: true, force: true }); },
  };
};
