import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MINUTES_FLOW, submitDraft } from '../../server/demo/flows.ts';
import { openFromList, comeToSigning, finish, keyFileOf, waitsFor } from './signer.ts';
import { preview } from './officer.ts';
import { endAct, nameOf, needsActsBefore, openStage, signIn, type AtScreen, type Stage } from './stage.ts';

const SUBJECT = 'Bàn giao xe ô tô phục vụ công tác khuyến công';
const HOURS = 3_600_000;

let stage: Stage;
let firstId = '';
let secondId = '';
const look = async (id: string) => (await stage.house.sit('u06')).api.document(id);
const signersOf = async (id: string) => (await look(id)).signatures.map(({ signerName }) => signerName);

beforeAll(async () => {
  stage = await openStage();
  firstId = (await submitDraft(await stage.house.sit('u06'), MINUTES_FLOW, (_what, work) => work())).id;
}, 180_000);
afterAll(() => stage.close());
beforeEach(needsActsBefore);
afterEach((context) => endAct(stage, context));

const openKey = async ({ page }: AtScreen, file: string, pin: string): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog.getByLabel('Mật khẩu của tệp khóa').fill(pin);
  await dialog.getByRole('button', { name: 'Mở khóa và xem bản sẽ ký' }).click();
};

describe('what people see when something goes wrong', () => {
  let head: AtScreen;

  test('a wrong PIN is said at its field, another person’s key by its owner’s name; nothing changes', async () => {
    head = await stage.enter('u04');
    await openFromList(head, SUBJECT);
    await head.page.getByRole('group', { name: 'Thao tác' }).getByRole('button', { name: 'Ký số' }).click();
    await openKey(head, keyFileOf(stage, 'u04'), 'sai mat khau');
    await head.page.getByRole('alert').getByText('Mật khẩu của tệp khóa không đúng.').waitFor();
    await openKey(head, keyFileOf(stage, 'u10'), stage.house.desk.pin);
    await head.page.getByRole('alert').getByText(`Chứng thư số thuộc về ${nameOf('u10')}, không phải ${nameOf('u04')}.`).waitFor();
    await head.page.getByRole('dialog').getByRole('button', { name: 'Hủy' }).click();
    expect(await signersOf(firstId)).toEqual([]);
  });

  test('the connection is lost between the prepared and the finished signature: the way on is «Thử lại», and it signs once', async () => {
    await comeToSigning(stage, head, 'Ký số');
    await head.context.route('**/api/signing-requests/*/complete', (route) => route.abort());
    const dialog = head.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Ký số', exact: true }).click();
    // Nobody here can know whether it arrived: nothing is claimed.
    await dialog.getByRole('alert').getByText('chữ ký', { exact: false }).waitFor();
    expect(await signersOf(firstId)).toEqual([]);
    await head.context.unroute('**/api/signing-requests/*/complete');
    await dialog.getByRole('button', { name: 'Thử lại' }).click();
    await dialog.getByText('Đã đối chiếu', { exact: false }).waitFor();
    await finish(head, 'Ký số');
    expect(await signersOf(firstId)).toEqual([nameOf('u04')]);
  });

  test('the answer to a finished signature is lost: the pane finds out that it is signed, and says so', async () => {
    const second = await stage.enter('u15');
    await openFromList(second, SUBJECT);
    await comeToSigning(stage, second, 'Ký số');
    await second.context.route('**/api/signing-requests/*/complete', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await finish(second, 'Ký số', `Tiếp theo: ${nameOf('u10')} (Ký số).`);
    expect(await signersOf(firstId)).toEqual([nameOf('u04'), nameOf('u15')]);
    await second.context.close();
  });

  test('the network goes away and comes back: the banner says it, and what has come in the meantime is there', async () => {
    const third = await stage.enter('u10');
    await waitsFor(third, SUBJECT);
    await third.page.waitForLoadState('networkidle', { timeout: 1500 }).catch(() => undefined);
    await third.context.setOffline(true);
    await third.page.getByRole('main').getByRole('link').filter({ hasText: SUBJECT }).click();
    await third.page.getByText('Mất kết nối với máy chủ. Việc đang làm vẫn còn trên màn hình.').waitFor();
    await third.context.setOffline(false);
    // Nobody presses anything: what was asked for comes by itself.
    await third.page.getByRole('tablist', { name: 'Các phần của văn bản' }).waitFor();
    await third.page.getByText('Mất kết nối với máy chủ. Việc đang làm vẫn còn trên màn hình.').waitFor({ state: 'hidden' });
    await third.context.close();
  });

  test('the officer withdraws: the signatures that fall are named first; a head on a page that has stood still is told, and led back', async () => {
    const late = await stage.enter('u10');
    // No news reaches this window.
    await late.context.route('**/api/live', (route) => route.abort());
    await late.page.reload();
    await openFromList(late, SUBJECT);

    const officer = await stage.enter('u06');
    await waitsFor(officer, SUBJECT, 'Đang luân chuyển');
    await openFromList(officer, SUBJECT);
    await officer.page.getByRole('button', { name: 'Thao tác khác' }).or(officer.page.getByRole('group', { name: 'Thao tác' }).getByRole('button', { name: 'Rút trình' })).first().click();
    const item = officer.page.getByRole('menuitem', { name: 'Rút trình' });
    if (await item.isVisible()) await item.click();
    const dialog = officer.page.getByRole('dialog');
    await dialog.getByText(`2 chữ ký hết giá trị và người đã ký được báo: ${nameOf('u04')}, ${nameOf('u15')}.`, { exact: false }).waitFor();
    const withdraw = dialog.getByRole('button', { name: 'Rút trình', exact: true });
    await expect(withdraw.isDisabled()).resolves.toBe(true);
    await dialog.getByRole('textbox').fill('Ghi nhầm số ki-lô-mét, cần sửa lại.');
    await withdraw.click();
    await officer.page.getByText('Đã rút trình.', { exact: true }).waitFor();
    expect((await look(firstId)).signatures.map(({ status }) => status)).toEqual(['VOIDED', 'VOIDED']);

    await late.page.getByRole('group', { name: 'Thao tác' }).getByRole('button', { name: 'Ký số' }).click();
    await openKey(late, keyFileOf(stage, 'u10'), stage.house.desk.pin);
    await late.page.getByRole('dialog').getByRole('alert').waitFor();
    expect(await late.page.getByRole('dialog').getByRole('alert').innerText()).toMatch(/Đã rút trình|Chưa đến lượt|phiên bản mới/);
    await late.page.getByRole('dialog').getByRole('button', { name: 'Đóng' }).click();
    await late.context.close();
    await officer.context.close();
  });

  test('a double click on Trình, on signing, on the number does each once', async () => {
    const { api } = await stage.house.sit('u06');
    const [template] = await api.templates();
    const draft = await api.createDraft(MINUTES_FLOW.draft);
    await api.putFile(draft.id, template?.fileName ?? '', await api.templateFile(template?.id ?? ''));
    const officer = await stage.enter('u06');
    await officer.page.goto(`${stage.house.desk.origin}/#/draft/${draft.id}`);
    await preview(officer);
    await officer.page.getByRole('button', { name: 'Trình', exact: true }).dblclick();
    await officer.page.getByRole('dialog').getByRole('button', { name: 'Trình', exact: true }).dblclick();
    await officer.page.waitForURL(/#\/documents\//);
    secondId = draft.id;
    await officer.context.close();

    await waitsFor(head, SUBJECT);
    await openFromList(head, SUBJECT);
    await comeToSigning(stage, head, 'Ký số');
    await head.page.getByRole('dialog').getByRole('button', { name: 'Ký số', exact: true }).dblclick();
    await head.page.getByRole('dialog').getByText('Đã ký xong').waitFor();
    await head.page.getByRole('dialog').getByRole('button', { name: 'Xong', exact: true }).click();
    for (const personId of ['u15', 'u10', 'u13', 'u01']) await (await stage.house.sit(personId)).sign(secondId);

    const clerk = await stage.enter('u07');
    await waitsFor(clerk, SUBJECT, 'Văn thư');
    await openFromList(clerk, SUBJECT);
    await clerk.page.getByRole('button', { name: 'Cấp số 07/BB-SCT' }).dblclick();
    await clerk.page.getByText('Đã cấp số 07/BB-SCT. Tiếp theo là đóng dấu.').waitFor();
    const { timeline, signatures } = await look(secondId);
    expect(signatures).toHaveLength(5);
    expect(timeline.map(({ action }) => action).filter((action) => action !== 'saveDraft')).toEqual(['submit', 'digitalSign', 'digitalSign', 'digitalSign', 'digitalSign', 'finalSign', 'assignNumber']);
    const rows = await (await stage.house.sit('u07')).api.outgoingRegister(new Date().getUTCFullYear());
    expect(rows.filter(({ documentCode }) => documentCode === '07/BB-SCT')).toHaveLength(1);

    await clerk.page.getByLabel('Mật khẩu đăng nhập của đồng chí').fill('sai');
    await clerk.page.getByRole('button', { name: 'Đóng dấu', exact: true }).click();
    await clerk.page.getByRole('alert').waitFor();
    expect((await look(secondId)).sealedAt).toBeNull();
    await clerk.context.close();
  });

  test('the session ends by itself: the sign-in says so, and leads back to the same document', async () => {
    await head.page.goto(`${stage.house.desk.origin}/#/documents/${secondId}`);
    await head.page.getByRole('tablist', { name: 'Các phần của văn bản' }).waitFor();
    stage.house.wait(13 * HOURS);
    await head.page.getByRole('tab', { name: 'Văn bản' }).click();
    await head.page.reload();
    await head.page.getByText('Phiên làm việc đã hết. Đồng chí đăng nhập lại để làm tiếp; không có gì bị mất.').waitFor();
    await signIn(head.page, 'u04', stage.house.desk.password);
    await head.page.getByRole('heading', { name: SUBJECT }).waitFor();
  });
});
