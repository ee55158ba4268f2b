import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildTemplate } from '../../server/format/templates.ts';
import { openWordDesk, type AtWord, type WordDesk } from './desk.ts';

const OFFICER = 'u06';
const SUBJECT = 'Bàn giao xe ô tô phục vụ công tác khuyến công';
const HOURS = 3_600_000;

let desk: WordDesk;
const minutes = buildTemplate('minutes-handover');

beforeAll(async () => { desk = await openWordDesk(); });
afterAll(() => desk.close());
afterEach(async ({ task: { name, result } }) => {
  if (result?.state === 'fail') await desk.keepScreens(name);
  expect(desk.complaints()).toEqual([]);
});

/** The ribbon's button has led here. */
const newDraft = async ({ pane }: AtWord): Promise<void> => {
  await pane.getByRole('heading', { name: 'Trình văn bản mới' }).waitFor();
};
const take = ({ pane }: AtWord): Promise<void> => pane.getByRole('button', { name: 'Lấy văn bản đang mở' }).click();
const subjectOf = ({ pane }: AtWord) => pane.getByLabel('Trích yếu', { exact: false }).first();

describe('the officer, inside Word', () => {
  test('takes the open document in slices, finds everything filled in, sees the preview and submits', async () => {
    const at = await desk.open(minutes);
    await desk.signIn(at, OFFICER);
    await newDraft(at);
    await take(at);
    await at.pane.getByText('Biên bản bàn giao.docx').waitFor();
    expect(at.word.record).toEqual({ filesOpen: 0, filesTaken: 1, slicesAsked: Math.ceil(at.word.save().length / 65_536) });
    expect(await subjectOf(at).inputValue()).toBe(SUBJECT);
    await at.pane.getByRole('button', { name: 'Xem trước', exact: true }).first().click();
    await at.pane.getByText('Đã tìm thấy mọi chỗ cần giữ. Có thể trình.').waitFor({ timeout: 90_000 });
    await at.pane.getByRole('button', { name: 'Trình', exact: true }).click();
    await at.pane.getByRole('dialog').getByRole('button', { name: 'Trình', exact: true }).click();
    await at.pane.waitForURL(/#\/documents\/[^/]+$/);
    const id = at.pane.url().split('/').at(-1) ?? '';
    expect(await (await desk.house.sit(OFFICER)).api.document(id)).toMatchObject({ status: 'IN_CIRCULATION', versionNo: 1, subject: SUBJECT });
    await at.context.close();
  });

  test('is told how to go on when Word does not hand the file out, and goes on with the saved one', async () => {
    const at = await desk.open(minutes, { manners: { refusesFile: true } });
    await desk.signIn(at, OFFICER);
    await newDraft(at);
    await take(at);
    await at.pane.getByText('Word không giao được tệp đang mở. Hãy lưu tệp rồi chọn hoặc thả tệp đã lưu vào đây.').waitFor();
    const saved = await at.pane.evaluateHandle((data) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], 'da-luu.docx'));
      return dropped;
    }, Buffer.from(at.word.save()).toString('base64'));
    await at.pane.getByText('hoặc thả tệp vào đây', { exact: true }).dispatchEvent('drop', { dataTransfer: saved });
    await at.pane.getByText('da-luu.docx').waitFor();
    expect(await subjectOf(at).inputValue()).toBe(SUBJECT);
    expect(at.word.record.filesOpen).toBe(0);
    await at.context.close();
  });

  test('loses the network while the document is on its way: nothing typed is lost, and the next try goes through', async () => {
    const at = await desk.open(minutes);
    await desk.signIn(at, OFFICER);
    await newDraft(at);
    await at.pane.waitForLoadState('networkidle', { timeout: 1500 }).catch(() => undefined);
    await at.context.setOffline(true);
    await take(at);
    await at.pane.getByText('Mất kết nối với máy chủ. Việc đang làm vẫn còn trên màn hình.').waitFor();
    expect(await subjectOf(at).inputValue()).toBe(SUBJECT);
    await at.context.setOffline(false);
    await take(at);
    await at.pane.getByText('Biên bản bàn giao.docx').waitFor();
    await at.context.close();
  });

  test('comes back after the session has ended: signs in again, and is where the work was', async () => {
    const at = await desk.open(minutes);
    await desk.signIn(at, OFFICER);
    await newDraft(at);
    await at.pane.getByRole('button', { name: 'Biên bản bàn giao xe' }).waitFor();
    desk.house.wait(13 * HOURS);
    await take(at);
    await at.pane.getByText('Phiên làm việc đã hết. Đồng chí đăng nhập lại để làm tiếp; không có gì bị mất.').waitFor();
    await desk.signIn(at, OFFICER);
    await at.pane.getByRole('heading', { name: 'Trình văn bản mới' }).waitFor();
    await take(at);
    await at.pane.getByText('Biên bản bàn giao.docx').waitFor();
    await at.context.close();
  });
});
