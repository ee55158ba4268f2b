import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createPublicKey, verify } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { keyFileHolder } from '../../server/signing/key-holder.ts';
import { makeAuthorities, type Holder } from './pki.ts';
import { pemOf } from './referees.ts';

const run = promisify(execFile);

/** A key file as other people's tools make it. */
const makeKeyFile = async ({ key, chain }: Holder, password: string, options: readonly string[] = []): Promise<Uint8Array> => {
  const folder = await mkdtemp(join(tmpdir(), 'key-file-'));
  try {
    const path = (name: string): string => join(folder, name);
    await writeFile(path('key.pem'), key.export({ type: 'pkcs8', format: 'pem' }));
    const [leaf = new Uint8Array(), ...authorities] = chain;
    await writeFile(path('leaf.pem'), pemOf(leaf));
    // The root first: the order in the file must not matter.
    await writeFile(path('authorities.pem'), authorities.reverse().map(pemOf).join(''));
    await run('openssl', ['pkcs12', '-export', '-inkey', path('key.pem'), '-in', path('leaf.pem'), '-certfile', path('authorities.pem'), '-out', path('out.p12'), '-passout', `pass:${password}`, ...options]);
    return new Uint8Array(await readFile(path('out.p12')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

let rsa: Holder;
let ec: Holder;
beforeAll(() => {
  const { person } = makeAuthorities();
  rsa = person('SỞ CÔNG THƯƠNG');
  ec = person('Phạm Ỷ Lan', { key: 'p256' });
});

describe('a key file of the organisation', () => {
  test.each<[string, () => Holder, string, readonly string[]]>([
    ['modern, RSA', () => rsa, 'Mau@123456', []],
    ['modern, EC', () => ec, 'Mau@123456', []],
    ['legacy, RSA', () => rsa, 'Mau@123456', ['-legacy']],
    ['modern, Vietnamese password', () => rsa, 'Mật khẩu Ỷ', []],
    ['modern, EC, Vietnamese password', () => ec, 'Mật khẩu Ỷ', []],
  ])('%s', async (_, who, password, options) => {
    const holder = who();
    const file = await makeKeyFile(holder, password, options);
    const opened = keyFileHolder(file, password);
    expect(opened.certificates().map((der) => Buffer.from(der).toString('hex'))).toEqual(holder.chain.map((der) => Buffer.from(der).toString('hex')));
    const bytes = new TextEncoder().encode('thuộc tính');
    const key = createPublicKey(holder.key.export({ type: 'pkcs8', format: 'pem' }));
    expect(verify('sha256', bytes, key, await opened.sign(bytes))).toBe(true);
    expect(() => keyFileHolder(file, `${password}x`)).toThrow('password of the key file is wrong');
    expect(() => keyFileHolder(file, 'Sai mật khẩu')).toThrow('password of the key file is wrong');
  });

  test('that is none is said to be none', () => {
    expect(() => keyFileHolder(new Uint8Array([1, 2, 3]), 'x')).toThrow('cannot be read');
  });
});
