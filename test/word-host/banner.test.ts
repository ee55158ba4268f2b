import { strFromU8, unzipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MINUTES_FLOW, submitDraft } from '../../server/demo/flows.ts';
import { buildTemplate } from '../../server/format/templates.ts';
import { needsActsBefore } from '../browser/stage.ts';
import { withProperty } from './custom-properties.ts';
import { openWordDesk, type AtWord, type WordDesk } from './desk.ts';

const OFFICER = 'u06';
const SUBJECT = 'Bàn giao xe ô tô phục vụ công tác khuyến công';
const DIFFERS = 'Nội dung Word khác bản đã trình (phiên bản 1).';
const NAMESPACE = 'urn:luan-chuyen:circulation';

let desk: WordDesk;
let submittedId = '';
let draftId = '';
/** What the officer has on the disk after handing it in. */
let onDisk: Uint8Array = buildTemplate('minutes-handover');
const partsWith = (docx: Uint8Array, text: string): readonly string[] =>
  Object.entries(unzipSync(docx)).filter(([name, part]) => name.startsWith('customXml/') && strFromU8(part).includes(text)).map(([name]) => name);

beforeAll(async () => {
  desk = await openWordDesk();
  submittedId = (await submitDraft(await desk.house.sit(OFFICER), MINUTES_FLOW, (_what, work) => work())).id;
});
afterAll(() => desk.close());
beforeEach(needsActsBefore);
afterEach(async ({ task: { name, result } }) => {
  if (result?.state === 'fail') await desk.keepScreens(name);
  expect(desk.complaints()).toEqual([]);
});

const handIn = async (at: AtWord): Promise<void> => {
  await desk.signIn(at, OFFICER);
  await at.pane.getByRole('heading', { name: 'Trình văn bản mới' }).waitFor();
  await at.pane.getByRole('button', { name: 'Lấy văn bản đang mở' }).click();
  await at.pane.getByText('Biên bản bàn giao.docx').waitFor();
};
const remembering = (id: string): Uint8Array => withProperty(buildTemplate('minutes-handover'), 'LuanChuyen.Id', id);

describe('the document in Word and the document in circulation', () => {
  test('«Trình» leads to the draft; the document handed in remembers its circulation twice over and opens its pane from now on', async () => {
    const at = await desk.open(onDisk);
    await handIn(at);
    await expect.poll(() => at.word.settings()).toEqual({ 'Office.AutoShowTaskpaneWithDocument': 'true' });
    draftId = at.word.properties().get('LuanChuyen.Id') ?? '';
    expect((await (await desk.house.sit(OFFICER)).api.document(draftId)).status).toBe('DRAFT');
    onDisk = at.word.save();
    expect(partsWith(onDisk, `<circulation xmlns="${NAMESPACE}" id="${draftId}"/>`)).toHaveLength(1);
    await at.context.close();
  });

  test('opened again, on whatever machine, the same button leads to that draft and not to a second one', async () => {
    const at = await desk.open(onDisk);
    await desk.signIn(at, OFFICER);
    await at.pane.waitForURL(new RegExp(`#/draft/${draftId}$`));
    await at.pane.getByText('Biên bản bàn giao.docx').waitFor();
    await at.context.close();
  });

  test('a Word without custom properties remembers it in a part of the package', async () => {
    const at = await desk.open(buildTemplate('minutes-handover'), { manners: { lacksProperties: true } });
    await handIn(at);
    await expect.poll(() => at.word.settings()).toEqual({ 'Office.AutoShowTaskpaneWithDocument': 'true' });
    expect(at.word.properties().size).toBe(0);
    const id = at.pane.url().split('/').at(-1) ?? '';
    expect(partsWith(at.word.save(), NAMESPACE)).toHaveLength(1);
    expect(id).not.toBe('');
    await at.context.close();
  });

  test('as long as Word says what circulates nothing is said; a changed figure brings the banner with both ways out', async () => {
    const at = await desk.open(remembering(submittedId), { button: 'inbox' });
    await desk.signIn(at, OFFICER);
    await expect.poll(() => at.word.record.filesTaken, { timeout: 15_000 }).toBeGreaterThan(0);
    await at.pane.waitForTimeout(500);
    expect(await at.pane.getByText(DIFFERS).count()).toBe(0);

    at.word.type('khuyến công', 'khuyến công và phát triển');
    await expect.poll(async () => {
      await at.pane.evaluate(() => window.dispatchEvent(new Event('focus')));
      return at.pane.getByText(DIFFERS).count();
    }, { timeout: 15_000, interval: 500 }).toBe(1);
    await at.pane.getByText(SUBJECT, { exact: false }).first().waitFor();
    const coming = at.window.waitForEvent('download');
    await at.pane.getByRole('button', { name: 'Tải bản đã trình' }).click();
    expect((await coming).suggestedFilename()).toMatch(/^ban-giao-xe-o-to.*v1\.docx$/);

    await at.pane.getByRole('button', { name: 'Tạo phiên bản mới' }).click();
    const dialog = at.pane.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Bổ sung nội dung theo ý kiến của Lãnh đạo Sở.');
    await dialog.getByRole('button', { name: 'Mở phiên bản mới' }).click();
    await at.pane.waitForURL(new RegExp(`#/draft/${submittedId}$`));
    await at.pane.getByText(DIFFERS).waitFor({ state: 'hidden' });
    await at.context.close();
  });
});
