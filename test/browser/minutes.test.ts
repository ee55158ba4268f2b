import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest';
import { pdfToText } from '../signing/referees.ts';
import { applySeal, downloadPdf, issue, takeNumber } from './clerk.ts';
import { expectAllJudgesAgree, trailOf, type Trail } from './judges.ts';
import { downloadTemplate, dropFile, openNewDraft, preview, submit } from './officer.ts';
import { expectOrderOnThePage, textIn } from './page-geometry.ts';
import { pagePicture, picture } from './picture.ts';
import { comeToSigning, finish, openFromList, waitsFor } from './signer.ts';
import { endAct, nameOf, needsActsBefore, openStage, type AtScreen, type Stage } from './stage.ts';

const SUBJECT = 'Bàn giao xe ô tô phục vụ công tác khuyến công';
const CODE = '07/BB-SCT';
/** The heads of the route in order; one takes the sample's button, the others their own file; the second has a key on an elliptic curve. */
const HEADS = [['u04', 'file'], ['u15', 'file'], ['u10', 'sample'], ['u13', 'file']] as const;

let stage: Stage;
let trail: Trail;
let documentId = '';
let submitted = '';
const people = new Map<string, AtScreen>();
const at = (personId: string): AtScreen => people.get(personId) ?? (() => { throw new Error(`${personId} is not there`); })();

beforeAll(async () => {
  stage = await openStage();
  // All sit at their screens from the morning on: whatever changes on them, changes without a reload.
  for (const personId of ['u06', ...HEADS.map(([id]) => id), 'u01', 'u07']) people.set(personId, await stage.enter(personId));
  trail = trailOf(stage, 'u06', () => documentId);
  submitted = join(stage.folder, 'submitted.pdf');
}, 180_000);
afterAll(() => stage.close());
beforeEach(needsActsBefore);
afterEach((context) => endAct(stage, context));

describe('case 1: the vehicle-handover minutes', () => {
  test('the officer drops the minutes and sees what was read from them', async () => {
    const officer = at('u06');
    const { page } = officer;
    await openNewDraft(officer);
    const template = await downloadTemplate(officer, stage.folder, /Tải mẫu Biên bản/);
    expect(template.name).toBe('bien-ban-ban-giao-xe.docx');
    await dropFile(page, 'hoặc thả tệp vào đây', template);
    const read = page.getByLabel('Đọc được từ văn bản');
    await read.getByText('785.000.000 đồng').waitFor();
    for (const personId of [...HEADS.map(([id]) => id), 'u01']) await read.getByText(nameOf(personId)).waitFor();
    await expect(page.getByLabel(/^Loại văn bản/).inputValue()).resolves.toBe('MINUTES');
    await expect(page.getByLabel(/^Trích yếu/).inputValue()).resolves.toBe(SUBJECT);
    await expect(page.getByLabel(/^Nơi nhận/).inputValue()).resolves.toContain('Các phòng, đơn vị có tên trên');
    // Sums in a minutes describe things; they do not make it financial.
    await expect(page.getByRole('switch', { name: 'Hồ sơ tài chính' }).isChecked()).resolves.toBe(false);
  });

  test('presenter and final signer follow from the saved route, are explained, and cannot be moved or removed', async () => {
    const { page } = at('u06');
    await page.getByLabel('Luồng có sẵn').selectOption({ label: 'Biên bản bàn giao tài sản (mẫu hướng dẫn 01/2024)' });
    const steps = page.getByRole('list', { name: 'Các bước theo thứ tự' }).getByRole('listitem');
    await expect(steps.count()).resolves.toBe(5);
    await steps.first().getByText('Lãnh đạo phòng, đơn vị của đồng chí, luôn ở bước đầu.').waitFor();
    await steps.last().getByText('Lãnh đạo Sở, luôn ký sau cùng.').waitFor();
    for (const [step, n] of [[steps.first(), 1], [steps.last(), 5]] as const) {
      await expect(step.getByLabel(`Phòng, đơn vị ở bước ${n}`).count()).resolves.toBe(0);
      await expect(step.getByRole('button', { name: /Đưa bước|Bỏ bước/ }).count()).resolves.toBe(0);
    }
    // The first may only be a head or deputy of the officer's own department, the last only one of the directorate.
    expect(await steps.first().getByLabel('Người ở bước 1').locator('option').allInnerTexts()).toEqual([`${nameOf('u04')} – Chánh Văn phòng`, `${nameOf('u05')} – Phó Chánh Văn phòng`]);
    await expect(steps.last().getByLabel('Người ở bước 5').inputValue()).resolves.toBe('u01');
    await page.getByText('VPS → TT.KCTVPTCN → P.KHTCTH → P.KTQLNL → LDS').waitFor();
    await page.getByRole('heading', { name: 'Luồng luân chuyển' }).evaluate((heading) => { window.scrollTo(0, heading.getBoundingClientRect().top + window.scrollY - 64); });
    await picture(page, 'draft-route');
  });

  test('the preview marks every reserved place; Trình names who is next and sends it', async () => {
    const officer = at('u06');
    const { page } = officer;
    await preview(officer);
    expect((await page.locator('[data-place]').evaluateAll((boxes) => boxes.map((box) => box.getAttribute('data-place')))).toSorted()).toEqual(['number', 'seal', 'step:1', 'step:2', 'step:3', 'step:4', 'step:5']);
    await page.locator('[data-place="step:5"]').scrollIntoViewIfNeeded();
    await picture(page, 'preview-places');
    documentId = await submit(officer, `${nameOf('u04')} (Chánh Văn phòng) sẽ nhận được ngay.`);
    await writeFile(submitted, await trail.keep());
  });

  test('each head in turn finds it without a reload, sees what will be signed, and signs with their own key', async () => {
    for (const [index, [personId, from]] of HEADS.entries()) {
      const head = at(personId);
      await waitsFor(head, SUBJECT);
      await openFromList(head, SUBJECT);
      await comeToSigning(stage, head, 'Ký số', from);
      if (index === 0) await picture(head.page, 'sign');
      const next = nameOf(HEADS[index + 1]?.[0] ?? 'u01');
      await finish(head, 'Ký số', `Tiếp theo: ${next} (${index === 3 ? 'Ký duyệt' : 'Ký số'}).`);
      await trail.keep();
    }
  });

  test('the leader signs and sees «Đã chuyển Văn thư»; «Thoát» only leaves the screen', async () => {
    const leader = at('u01');
    await waitsFor(leader, SUBJECT);
    await openFromList(leader, SUBJECT);
    await comeToSigning(stage, leader, 'Ký duyệt');
    await finish(leader, 'Ký duyệt');
    await waitsFor(at('u07'), SUBJECT, 'Văn thư');
    await picture(leader.page, 'handed-over');
    const before = await trail.keep();
    await leader.page.getByRole('button', { name: 'Thoát' }).click();
    await leader.page.getByRole('heading', { name: 'Chờ tôi xử lý' }).waitFor();
    await leader.page.getByText('Không có việc nào đang chờ').waitFor();
    expect(await (await stage.house.sit('u06')).api.pdf(documentId)).toEqual(before);
  });

  test('the clerk gives it its number, the seal, and issues it; the officer sees it happen', async () => {
    const clerk = at('u07');
    await openFromList(clerk, SUBJECT);
    await clerk.page.getByText('Mẫu này không có dòng ngày tháng, nên ngày chỉ ghi vào sổ.', { exact: false }).waitFor();
    await takeNumber(clerk, CODE);
    await trail.keep();
    await picture(clerk.page, 'clerk');
    await applySeal(stage, clerk);
    await issue(clerk, CODE);
    await trail.keep();
    trail.expectEachBeginsTheNext(8);
    const { page } = at('u06');
    await page.getByText(`Đã ban hành số ${CODE}`, { exact: false }).waitFor();
    await page.getByRole('tab', { name: 'Nhật ký' }).click();
    const timeline = page.getByRole('tabpanel').getByRole('listitem');
    expect((await timeline.locator('strong').allInnerTexts()).slice(0, 9)).toEqual([
      'Ban hành', 'Đóng dấu cơ quan', 'Cấp số', 'Ký duyệt, chuyển Văn thư', 'Ký số', 'Ký số', 'Ký số', 'Ký số', 'Trình văn bản',
    ]);
    await picture(page, 'timeline');
  });

  test('what was issued: six signatures, the number in its place, no date, nothing covered, and every judge agrees', async () => {
    const officer = at('u06');
    await officer.page.getByRole('tab', { name: 'Văn bản' }).click();
    const { name, path, bytes } = await downloadPdf(stage, officer);
    expect(name).toMatch(/^07-bb-sct-.*\.pdf$/);
    await expectAllJudgesAgree(stage, bytes, 6);
    await expectOrderOnThePage({
      submitted, issued: bytes, leader: { field: 'Step_5', title: ['XÁC NHẬN CỦA LÃNH ĐẠO SỞ', 'GIÁM ĐỐC'], name: nameOf('u01') },
      blocks: [['CHÁNH VĂN PHÒNG', 'u04'], ['PHÁT TRIỂN CÔNG NGHIỆP', 'u15'], ['TÀI CHÍNH - TỔNG HỢP', 'u10'], ['QUẢN LÝ NĂNG LƯỢNG', 'u13']]
        .map(([title = '', personId = ''], index) => ({ field: `Step_${index + 1}`, title: [title], name: nameOf(personId) })),
    });
    expect(await textIn(path, bytes, 'Number')).toBe('07');
    const text = await pdfToText(bytes);
    expect(text).toMatch(/Số:\s*07\s*\/BB-SCT/);
    expect(text).not.toMatch(/Đồng Nai, ngày/);
    await pagePicture(path, 2, 'issued-minutes');
  });
});
