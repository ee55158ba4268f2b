import { createPrivateKey } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf } from '../../addin/app/errors.ts';
import { readConfig } from '../../server/config.ts';
import { MINUTES_FLOW, submitDraft } from '../../server/demo/flows.ts';
import { openKeyFile } from '../../server/signing/key-file.ts';
import { opensslAccepts, pdfsigOf, pemOf, signaturesIn } from '../signing/referees.ts';
import { makeSoftToken, SOFTHSM_MODULE, type SoftToken } from '../signing/token.ts';
import { openHouse, type House } from './house.ts';

let dataDir: string;
let token: SoftToken;
let house: House;
const inFolder = (name: string): string => join(dataDir, name);
const environment = (): Readonly<Record<string, string>> => ({
  SEAL_TOKEN_MODULE: SOFTHSM_MODULE, SEAL_TOKEN_LABEL: token.label, SEAL_TOKEN_KEY: '0a', SEAL_TOKEN_PIN_FILE: inFolder('pin'), SEAL_CERTIFICATES: inFolder('seal.pem'),
});

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'seal-'));
  token = makeSoftToken();
  const first = await openHouse({ dataDir });
  await first.close();
  // The sample's seal moves from its file onto the token.
  const sealPassword = (await readFile(inFolder('sample/seal.password'), 'utf8')).trim();
  const { key, certificates } = openKeyFile(await readFile(inFolder('sample/seal.p12')), sealPassword);
  token.importKey('0a', createPrivateKey(key.export({ type: 'pkcs8', format: 'pem' })));
  await writeFile(inFolder('seal.pem'), certificates.map(pemOf).join(''));
  await writeFile(inFolder('pin'), `${token.pin}\n`);
  house = await openHouse({ dataDir, environment: environment() });
}, 120_000);
afterAll(async () => {
  await house.close();
  token.remove();
  await rm(dataDir, { recursive: true });
});

describe('the organisation’s seal on a token', () => {
  test('a wrong PIN or a token that is pulled out seals nothing; right and back again, the document is sealed and issued', async () => {
    const { id } = await submitDraft(await house.sit('u06'), MINUTES_FLOW, (_what, work) => work());
    for (const { personId } of MINUTES_FLOW.signs) await (await house.sit(personId)).sign(id);
    const { api } = await house.sit('u07');
    const proposal = await api.numberProposal(id);
    const numbered = await api.assignNumber(id, proposal.issuedDate, (await api.document(id)).rowVersion);
    const refused = async (): Promise<string | null> => api.applySeal(id, house.desk.password).then(() => 'sealed', (error: unknown) => codeOf(error));

    await writeFile(inFolder('pin'), '000000');
    expect(await refused()).toBe('TOKEN_PIN_WRONG');
    await writeFile(inFolder('pin'), token.pin);
    token.pull();
    expect(await refused()).toBe('TOKEN_UNAVAILABLE');
    expect(await api.document(id)).toEqual(numbered);
    token.putBack();
    expect(await refused()).toBe('sealed');
    expect((await api.issue(id)).status).toBe('ISSUED');

    const pdf = await api.pdf(id);
    expect((await pdfsigOf(pdf)).match(/Signature is Valid/g)).toHaveLength(6);
    const root = (await house.parts.trust()).anchors[0] ?? new Uint8Array();
    for (const signature of signaturesIn(pdf)) expect(await opensslAccepts(signature, root)).toBe(true);
  }, 120_000);

  test('half of its settings, or a file besides, stop the start', () => {
    const { SEAL_TOKEN_KEY: _key, ...half } = environment();
    expect(() => readConfig(half)).toThrow('SEAL_TOKEN_KEY');
    expect(() => readConfig({ ...environment(), SEAL_P12: 'seal.p12', SEAL_PASSWORD_FILE: 'password' })).toThrow('either');
    expect(() => readConfig({ ...environment(), SEAL_TOKEN_KEY: 'xyz' })).toThrow('SEAL_TOKEN_KEY');
  });
});
