import { createPrivateKey } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, test } from 'vitest';
import { MINUTES_FLOW, submitDraft } from '../../server/demo/flows.ts';
import { openKeyFile } from '../../server/signing/key-file.ts';
import { startRemoteService, type RemoteServiceCounterpart } from '../signing/remote-service.ts';
import { finish, keyFileOf, openFromList } from './signer.ts';
import { endAct, needsActsBefore, openStage, type Stage } from './stage.ts';

const SUBJECT = 'Bàn giao xe ô tô phục vụ công tác khuyến công';

let folder: string;
let remote: RemoteServiceCounterpart;
let stage: Stage;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remote-'));
  remote = await startRemoteService();
  await writeFile(join(folder, 'secret'), remote.secret);
  stage = await openStage({ REMOTE_SIGNING_URL: remote.url, REMOTE_SIGNING_CLIENT_ID: remote.clientId, REMOTE_SIGNING_SECRET_FILE: join(folder, 'secret') });
  const { key, certificates } = openKeyFile(await readFile(keyFileOf(stage, 'u04')), stage.house.desk.pin);
  remote.hold({ credentialId: 'khoa-1', userId: 'MAU-u04', key: createPrivateKey(key.export({ type: 'pkcs8', format: 'pem' })), certificates, pin: '246810', otp: '123456' });
  await submitDraft(await stage.house.sit('u06'), MINUTES_FLOW, (_what, work) => work());
}, 180_000);
afterAll(async () => {
  await stage.close();
  await remote.close();
  await rm(folder, { recursive: true });
});
beforeEach(needsActsBefore);
afterEach((context) => endAct(stage, context));

describe('«Ký từ xa» beside the key file', () => {
  test('what will be signed is shown and compared; a wrong code is told and asked for again; then it is signed', async () => {
    const head = await stage.enter('u04');
    await openFromList(head, SUBJECT);
    await head.page.getByRole('group', { name: 'Thao tác' }).getByRole('button', { name: 'Ký số' }).click();
    const dialog = head.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Ký từ xa' }).click();
    const type = async (pin: string, otp: string): Promise<void> => {
      await dialog.getByText('Đã đối chiếu: bản đang xem chính là bản sẽ được ký.').waitFor();
      await dialog.getByLabel('Mã PIN').fill(pin);
      await dialog.getByLabel('Mã OTP').fill(otp);
    };
    await type('246810', '999999');
    await dialog.getByRole('button', { name: 'Ký số', exact: true }).click();
    await dialog.getByRole('alert').getByText('Mã PIN hoặc mã xác nhận của khóa từ xa không đúng.').waitFor();
    await dialog.getByRole('button', { name: 'Thử lại' }).click();
    await type('246810', '123456');
    await finish(head, 'Ký số', 'Hồ Khuyến Công');
  });
});
