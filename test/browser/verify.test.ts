import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MINUTES_FLOW, submitDraft } from '../../server/demo/flows.ts';
import { endAct, nameOf, needsActsBefore, openStage, type AtScreen, type Stage } from './stage.ts';

/** In the order in which they sign; the seal is the sixth signature. */
const SIGNERS = ['u04', 'u15', 'u10', 'u13', 'u01'];
const GOOD = { vi: 'Tệp còn nguyên vẹn; 6 chữ ký số đều hợp lệ.', en: 'The file is whole; 6 signatures, all valid.' };

let stage: Stage;
let officer: AtScreen;
let id = '';
let pdf = new Uint8Array();

beforeAll(async () => {
  stage = await openStage();
  const quietly = <T>(_what: string, work: () => Promise<T>): Promise<T> => work();
  id = (await submitDraft(await stage.house.sit('u06'), MINUTES_FLOW, quietly)).id;
  for (const personId of SIGNERS) await (await stage.house.sit(personId)).sign(id);
  const { api } = await stage.house.sit('u07');
  const { issuedDate } = await api.numberProposal(id);
  await api.assignNumber(id, issuedDate, (await api.document(id)).rowVersion);
  await api.applySeal(id, stage.house.desk.password);
  await api.issue(id);
  pdf = new Uint8Array(await (await stage.house.sit('u06')).api.pdf(id));
  officer = await stage.enter('u06', { bypassCSP: true, reducedMotion: 'reduce', acceptDownloads: true });
}, 180_000);
afterAll(() => stage.close());
beforeEach(needsActsBefore);
afterEach((context) => endAct(stage, context));

describe('the screen «Kiểm tra chữ ký số»', () => {
  test('is one press away from an issued document and tells whose signatures it carries', async () => {
    const { page } = officer;
    await page.goto(`${stage.house.desk.origin}/#/documents/${id}`);
    await page.getByRole('tab', { name: 'Văn bản' }).click();
    await page.getByRole('button', { name: 'Kiểm tra chữ ký' }).click();
    await page.getByRole('status').getByText(GOOD.vi).waitFor();
    for (const [i, personId] of SIGNERS.entries()) await page.getByRole('heading', { name: `${i + 1}. ${nameOf(personId)}` }).waitFor();
    for (const term of ['Đơn vị quản lý', 'Tổ chức cấp chứng thư', 'Dấu thời gian', 'Tính toàn vẹn', 'Thời hạn chứng thư', 'Khi ký', 'Thu hồi']) expect(await page.getByText(term, { exact: true }).count(), term).toBeGreaterThanOrEqual(6);
  });

  test('leads to the signature’s place on its page', async () => {
    const { page } = officer;
    await page.getByRole('button', { name: new RegExp(`^Xem trên trang \\d+: chữ ký của ${nameOf('u15')}$`) }).click();
    const box = page.locator('[data-place="step:2"]');
    await box.waitFor();
    await expect.poll(() => box.evaluate((element) => { const { top, bottom } = element.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; })).toBe(true);
    expect(await box.getAttribute('title')).toBe(nameOf('u15'));
  });

  test('gives a report in both languages that needs nothing else', async () => {
    const { page } = officer;
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải báo cáo' }).click()]);
    expect(download.suggestedFilename()).toMatch(/^bao-cao-kiem-tra-.*\.html$/);
    const report = await readFile(await download.path(), 'utf8');
    for (const words of [GOOD.vi, GOOD.en, nameOf('u04'), 'Đơn vị quản lý', 'Managing unit']) expect(report).toContain(words);
    expect(report).not.toMatch(/<script|src=|href=/);
  });

  test('a changed file is refused with its reason; keyboard alone will do', async () => {
    const { page } = officer;
    const changed = Buffer.from(pdf);
    const at = changed.indexOf('stream\n') + 60;
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    await writeFile(join(stage.folder, 'da-sua.pdf'), changed);
    await page.goto(`${stage.house.desk.origin}/#/inbox`);
    await page.getByRole('button', { name: /^Tài khoản/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Kiểm tra chữ ký số' }).focus();
    await page.keyboard.press('Enter');
    const choose = page.getByRole('button', { name: 'Chọn tệp PDF' });
    // The closing menu gives the focus back to its button first.
    await page.getByRole('menu').waitFor({ state: 'detached' });
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), choose.press('Enter')]);
    await chooser.setFiles(join(stage.folder, 'da-sua.pdf'));
    await page.getByRole('status').getByText('Không được tin cậy tệp này.', { exact: false }).waitFor();
    expect(await page.getByText('Nội dung đã bị thay đổi: giá trị băm không khớp.').count()).toBeGreaterThanOrEqual(2);
  });

  test('can be used by everybody, 320 px wide too', async () => {
    const { page } = officer;
    await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    for (const [colorScheme, width] of [['light', 760], ['dark', 760], ['light', 320]] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.waitForTimeout(250);
      const found = await page.evaluate(async () => (await window.axe.run({ exclude: '[data-tabster-dummy]' }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'] })).violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`));
      expect(found, `${colorScheme} ${width}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    }
  });
});
