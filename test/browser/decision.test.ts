import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pdfToText } from '../signing/referees.ts';
import { applySeal, downloadPdf, issue, takeNumber } from './clerk.ts';
import { expectAllJudgesAgree, trailOf, type Trail } from './judges.ts';
import { downloadTemplate, dropFile, openNewDraft, preview, submit } from './officer.ts';
import { expectOrderOnThePage, textIn } from './page-geometry.ts';
import { picture } from './picture.ts';
import { openFromList, sign, waitsFor } from './signer.ts';
import { endAct, nameOf, needsActsBefore, openStage, type AtScreen, type Stage } from './stage.ts';

const SUBJECT = /phê duyệt dự toán kinh phí/;
const CODE = '215/QĐ-SCT';
const PAPER = 'bao-gia-hoi-truong.pdf';
const CHECKS = ['Căn cứ pháp lý', 'Nguồn kinh phí', 'Dự toán, định mức', 'Hồ sơ kèm theo', 'Số tiền bằng số khớp bằng chữ', 'Thẩm quyền quyết định'];
const NOTE = 'Đơn giá giải khát chưa có báo giá kèm theo';

let stage: Stage;
let trail: Trail;
let documentId = '';
let template = new Uint8Array();
const people = new Map<string, AtScreen>();
const at = (personId: string): AtScreen => people.get(personId) ?? (() => { throw new Error(`${personId} is not there`); })();

beforeAll(async () => {
  stage = await openStage();
  for (const personId of ['u14', 'u13', 'u10', 'u01', 'u07']) people.set(personId, await stage.enter(personId));
  trail = trailOf(stage, 'u14', () => documentId);
}, 180_000);
afterAll(() => stage.close());
beforeEach(needsActsBefore);
afterEach((context) => endAct(stage, context));

const answer = async ({ page }: AtScreen, check: string, satisfied: boolean): Promise<void> => {
  const radio = page.getByRole('radiogroup', { name: check }).getByRole('radio', { name: satisfied ? 'Đạt' : 'Chưa đạt', exact: true });
  await radio.check({ force: true });
};

/** The same decision with one word of its text put right. */
const corrected = (docx: Uint8Array): Uint8Array => {
  const parts = unzipSync(docx);
  const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  expect(text).toContain('Ma-két');
  return zipSync({ ...parts, 'word/document.xml': strToU8(text.replace('Ma-két', 'Phông chữ')) });
};

describe('case 2: the financial decision', () => {
  test('it is recognised as about money, by its own words', async () => {
    const officer = at('u14');
    const { page } = officer;
    await openNewDraft(officer);
    const downloaded = await downloadTemplate(officer, stage.folder, /Tải mẫu Quyết định/);
    template = new Uint8Array(downloaded.bytes);
    await dropFile(page, 'hoặc thả tệp vào đây', downloaded);
    await page.getByText('bằng chữ khớp').first().waitFor();
    await page.getByText(/Được nhận ra vì văn bản có: .*«/).waitFor();
    await expect(page.getByRole('switch', { name: 'Hồ sơ tài chính' }).isChecked()).resolves.toBe(true);
    await page.getByText('Phải qua P.KHTCTH xem xét, ký nháy và do Giám đốc ký.').waitFor();
  });

  test('finance stands in the route and cannot be taken out; another signer than the Director is refused; to call it not financial needs a reason', async () => {
    const { page } = at('u14');
    await page.getByLabel('Luồng có sẵn').selectOption({ label: 'Hồ sơ tài chính' });
    const steps = page.getByRole('list', { name: 'Các bước theo thứ tự' }).getByRole('listitem');
    await steps.nth(1).getByText('Hồ sơ tài chính phải qua phòng này trước khi trình Giám đốc.').waitFor();
    await expect(steps.nth(1).getByRole('button', { name: 'Bỏ bước 2' }).count()).resolves.toBe(0);
    await expect(steps.nth(1).getByLabel('Phòng, đơn vị ở bước 2').count()).resolves.toBe(0);

    await page.getByLabel('Người ở bước 3').selectOption('u03');
    await page.getByText('Hồ sơ tài chính do Giám đốc ký; Phó Giám đốc ký thay cần văn bản giao quyền còn hiệu lực.').first().waitFor();
    await expect(page.getByRole('button', { name: 'Xem trước', exact: true }).last().isDisabled()).resolves.toBe(true);
    await page.getByLabel('Người ở bước 3').selectOption('u01');

    await page.getByRole('switch', { name: 'Hồ sơ tài chính' }).click();
    await page.getByText('Phải nêu lý do vì sao văn bản này không phải hồ sơ tài chính.').waitFor();
    await page.getByRole('switch', { name: 'Hồ sơ tài chính' }).click();
    await page.getByLabel('Người ở bước 1').selectOption('u13');
  });

  test('the officer adds a quotation, looks at the preview, and submits', async () => {
    const officer = at('u14');
    const { page } = officer;
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Thêm tài liệu' }).click();
    const minimal = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
    await (await choosing).setFiles({ name: PAPER, mimeType: 'application/pdf', buffer: Buffer.from(minimal) });
    await page.getByRole('button', { name: `Bỏ ${PAPER}` }).waitFor();
    await preview(officer);
    expect((await page.locator('[data-place]').evaluateAll((boxes) => boxes.map((box) => box.getAttribute('data-place')))).toSorted()).toEqual(['day', 'month', 'number', 'seal', 'step:1', 'step:2', 'step:3']);
    documentId = await submit(officer);
    const head = at('u13');
    await waitsFor(head, SUBJECT);
    await openFromList(head, SUBJECT);
    await sign(stage, head, 'Ký nháy');
  });

  test('finance sees the paper beside its checklist, finds something wanting, and returns it with the reason', async () => {
    const finance = at('u10');
    const { page } = finance;
    await waitsFor(finance, SUBJECT);
    await openFromList(finance, SUBJECT);
    await page.getByText('Đối chiếu với 1 tài liệu kèm theo:').waitFor();
    await page.getByRole('main').getByText(PAPER).first().waitFor();
    for (const check of CHECKS) await answer(finance, check, check !== 'Dự toán, định mức');
    await page.getByLabel('Dự toán, định mức: Nêu rõ chỗ chưa đạt').fill(NOTE);
    await page.getByText('Còn mục chưa đạt nên chưa ký được. Hãy trả lại hồ sơ kèm lý do.').waitFor();
    await picture(page, 'finance-check');
    // The act is there to be found, but does nothing yet.
    await page.getByRole('group', { name: 'Thao tác' }).getByRole('button', { name: 'Ký nháy' }).click({ force: true });
    await expect(page.getByRole('dialog').count()).resolves.toBe(0);
    await page.getByRole('group', { name: 'Thao tác' }).getByRole('button', { name: 'Trả lại' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('Lý do', { exact: false }).first().inputValue()).toContain(`Chưa đạt: Dự toán, định mức, ${NOTE}.`);
    await dialog.getByRole('button', { name: 'Trả lại', exact: true }).click();
    await page.getByText(`Đã trả lại ${nameOf('u14')}.`).waitFor();
  });

  test('the officer reads the reason at the top without a reload, corrects the text, and submits version 2', async () => {
    const officer = at('u14');
    const { page } = officer;
    await page.getByText(new RegExp(`^${nameOf('u10')} trả lại lúc`)).waitFor();
    await page.getByText(NOTE).first().waitFor();
    const reasonTop = (await page.getByText(NOTE).first().boundingBox())?.y ?? Infinity;
    const titleTop = (await page.getByRole('heading', { level: 1 }).boundingBox())?.y ?? 0;
    expect(reasonTop).toBeLessThan(titleTop);
    await page.getByRole('button', { name: 'Sửa và trình' }).click();
    await page.getByText(NOTE).first().waitFor();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Thay tệp khác' }).click();
    await (await choosing).setFiles({ name: 'quyet-dinh-sua.docx', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', buffer: Buffer.from(corrected(template)) });
    await page.getByText('quyet-dinh-sua.docx').waitFor();
    await preview(officer);
    await submit(officer);
    await writeFile(join(stage.folder, 'submitted.pdf'), await trail.keep());
  });

  test('initialled again; finance is satisfied with all six and initials; the Director signs', async () => {
    const head = at('u13');
    await waitsFor(head, SUBJECT);
    await openFromList(head, SUBJECT);
    await sign(stage, head, 'Ký nháy', 'sample');
    await trail.keep();
    const finance = at('u10');
    await waitsFor(finance, SUBJECT);
    await openFromList(finance, SUBJECT);
    await finance.page.getByText('0/6 mục đã đánh giá').waitFor();
    for (const check of CHECKS) await answer(finance, check, true);
    await sign(stage, finance, 'Ký nháy');
    await trail.keep();
    const leader = at('u01');
    await waitsFor(leader, SUBJECT);
    await openFromList(leader, SUBJECT);
    await sign(stage, leader, 'Ký duyệt');
    // The window is closed instead of «Thoát»: the document is with the clerk all the same.
    await leader.context.close();
    await waitsFor(at('u07'), SUBJECT, 'Văn thư');
    await trail.keep();
  });

  test('the clerk numbers and dates it, seals and issues it', async () => {
    const clerk = at('u07');
    await openFromList(clerk, SUBJECT);
    await clerk.page.getByText('Số và ngày được điền vào văn bản, không làm ảnh hưởng chữ ký đã có.', { exact: false }).waitFor();
    await takeNumber(clerk, CODE);
    await trail.keep();
    await applySeal(stage, clerk);
    await trail.keep();
    await issue(clerk, CODE);
    trail.expectEachBeginsTheNext(6);
  });

  test('what was issued: four signatures, number and date in their places, nothing covered, and every judge agrees', async () => {
    const { path, bytes } = await downloadPdf(stage, at('u07'));
    await expectAllJudgesAgree(stage, bytes, 4);
    await expectOrderOnThePage({ submitted: join(stage.folder, 'submitted.pdf'), issued: bytes, blocks: [], leader: { field: 'Step_3', title: ['GIÁM ĐỐC'], name: nameOf('u01') } });
    expect(await textIn(path, bytes, 'Number')).toBe('215');
    const [year = '', month = '', day = ''] = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10).split('-');
    expect(await textIn(path, bytes, 'Day')).toBe(day);
    // NĐ 30/2020: only months 1 and 2 are padded.
    expect(await textIn(path, bytes, 'Month')).toBe(Number(month) < 3 ? month : String(Number(month)));
    expect(await pdfToText(bytes)).toMatch(new RegExp(`Đồng Nai, ngày\\s*${day}\\s*tháng\\s*0?${Number(month)}\\s*năm ${year}`));
  });
});
