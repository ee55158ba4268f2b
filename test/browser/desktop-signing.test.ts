import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MINUTES_FLOW, submitDraft } from '../../server/demo/flows.ts';
import { openKeyFile } from '../../server/signing/key-file.ts';
import { signBeside, startDesktopService, type DesktopService } from '../signing/desktop-service.ts';
import { keyFileOf, openFromList } from './signer.ts';
import { endAct, needsActsBefore, openStage, type AtScreen, type Stage } from './stage.ts';

const SUBJECT = 'Bàn giao xe ô tô phục vụ công tác khuyến công';
const VGCA_PORT = 8987;

let stage: Stage;
let service: DesktopService | null = null;
beforeAll(async () => {
  stage = await openStage();
  await submitDraft(await stage.house.sit('u06'), MINUTES_FLOW, (_what, work) => work());
}, 180_000);
afterAll(async () => {
  await service?.close();
  await stage.close();
});
beforeEach(needsActsBefore);
afterEach((context) => endAct(stage, context));

describe('the VGCA software beside the key file', () => {
  let head: AtScreen;

  test('when it is not running, three steps say what to do; the way back to the key file is open', async () => {
    head = await stage.enter('u04', { ignoreHTTPSErrors: true });
    await openFromList(head, SUBJECT);
    await head.page.getByRole('group', { name: 'Thao tác' }).getByRole('button', { name: 'Ký số' }).click();
    const dialog = head.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Phần mềm ký số VGCA' }).click();
    await dialog.getByRole('button', { name: 'Ký bằng phần mềm VGCA' }).click();
    await dialog.getByRole('alert').getByText('Không kết nối được phần mềm ký số VGCA', { exact: false }).waitFor();
    expect(await dialog.getByRole('alert').getByRole('listitem').count()).toBe(3);
    // The browser itself writes down that nobody was there.
    expect(stage.complaints().filter((line) => !line.includes('wss://127.0.0.1:8987'))).toEqual([]);
    await dialog.getByRole('button', { name: 'Dùng tệp khóa' }).click();
    await dialog.getByRole('button', { name: 'Chọn tệp khóa (.p12, .pfx)' }).waitFor();
  });

  test('started, it signs: the pane says who is next', async () => {
    const { key, certificates } = openKeyFile(await readFile(keyFileOf(stage, 'u04')), stage.house.desk.pin);
    const token = { key: createPrivateKey(key.export({ type: 'pkcs8', format: 'pem' })), certificates };
    service = await startDesktopService(VGCA_PORT);
    service.behave({ sign: (pdf) => signBeside({ pdf, box: 'Step_1', token, when: new Date() }) });
    const dialog = head.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Phần mềm ký số VGCA' }).click();
    await dialog.getByRole('button', { name: /Thử lại|Ký bằng phần mềm VGCA/ }).click();
    await dialog.getByText('Đã ký xong').waitFor();
    await dialog.getByText('Hồ Khuyến Công', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: 'Xong', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  });
});
