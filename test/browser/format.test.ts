import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DECISION_FLOW } from '../../server/demo/flows.ts';
import { checkFormat } from '../../server/format/check-format.ts';
import { all, edited, look, paperOf, say } from '../format/format-papers.ts';
import { preview, submit } from './officer.ts';
import { openStage, type AtScreen, type Stage } from './stage.ts';

let stage: Stage;
let officer: AtScreen;
let draftId = '';

beforeAll(async () => {
  stage = await openStage();
  const { api } = await stage.house.sit('u14');
  draftId = (await api.createDraft(DECISION_FLOW.draft)).id;
  const broken = all(say('>/QĐ-SCT<', '>/BC-SCT<'), look('Nơi nhận:', '<w:b w:val="0"/>'), say('Nguồn kinh phí: Dự', 'Nguồn kinh  phí: Dự'));
  await api.putFile(draftId, 'quyet-dinh.docx', edited(await api.templateFile('decision-budget'), broken));
  officer = await stage.enter('u14');
  await officer.page.goto(`${stage.house.desk.origin}/#/draft/${draftId}`);
}, 180_000);
afterAll(() => stage.close());
afterEach(() => { expect(stage.complaints()).toEqual([]); });

const fileNow = async (): Promise<Uint8Array> => (await stage.house.sit('u14')).api.docx(draftId);

test('the officer sees what stands against the form, with rule, article and place, and cannot submit', async () => {
  const { page } = officer;
  await preview(officer);
  const part = page.getByRole('region', { name: 'Kiểm tra thể thức' });
  await part.getByRole('heading', { name: 'Lỗi phải sửa trước khi trình (2)' }).waitFor();
  await part.getByText('Ký hiệu phải là «QĐ-SCT».').waitFor();
  await part.getByText('C06 · NĐ 30/2020, Phụ lục I, Phần I, mục II.3; Phụ lục III, mục I').waitFor();
  await part.getByText('«Nơi nhận:»', { exact: true }).waitFor();
  await part.getByRole('heading', { name: 'Gợi ý (1)' }).waitFor();
  await page.getByText('Văn bản còn 2 lỗi thể thức phải sửa.').waitFor();
  await expect(page.getByRole('button', { name: 'Trình', exact: true }).isDisabled()).resolves.toBe(true);
});

test('«Sửa» puts one right, «Hoàn tác» brings the file back, «Sửa tất cả» puts all right', async () => {
  const { page } = officer;
  const part = page.getByRole('region', { name: 'Kiểm tra thể thức' });
  const before = await fileNow();
  await part.getByRole('button', { name: /^Sửa C06:/ }).click();
  await part.getByRole('heading', { name: 'Lỗi phải sửa trước khi trình (1)' }).waitFor();
  await part.getByRole('button', { name: 'Hoàn tác' }).click();
  await part.getByRole('heading', { name: 'Lỗi phải sửa trước khi trình (2)' }).waitFor();
  expect(Buffer.from(await fileNow()).equals(Buffer.from(before))).toBe(true);
  await part.getByRole('button', { name: 'Sửa tất cả (3)' }).click();
  await part.getByText('Văn bản đúng thể thức theo NĐ 30/2020.').waitFor();
  expect(checkFormat(await fileNow(), paperOf('decision').context)).toEqual([]);
});

test('the repaired document is previewed and submitted', async () => {
  const { page } = officer;
  await page.getByRole('button', { name: 'Xem lại', exact: true }).first().click();
  await page.getByText('Đã tìm thấy mọi chỗ cần giữ. Có thể trình.').waitFor({ timeout: 90_000 });
  await page.getByRole('region', { name: 'Kiểm tra thể thức' }).getByText('Văn bản đúng thể thức theo NĐ 30/2020.').waitFor();
  expect(await submit(officer)).toBe(draftId);
});
