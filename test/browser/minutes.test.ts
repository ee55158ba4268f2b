import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applySeal, downloadPdf, issue, takeNumber } from './clerk.ts';
import { downloadTemplate, dropFile, openNewDraft, preview, submit } from './officer.ts';
import { openFromList, sign } from './signer.ts';
import { expectSilence, nameOf, openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => { stage = await openStage(); }, 120_000);
afterAll(() => stage.close());

const SUBJECT = 'Bàn giao xe ô tô phục vụ công tác khuyến công';

describe('case 1: the vehicle-handover minutes', () => {
  test('the officer drops the minutes, takes the saved route, looks at every place, and submits', async () => {
    const officer = await stage.enter('u06');
    const { page } = officer;
    await openNewDraft(officer);
    const template = await downloadTemplate(officer, stage.folder, /Tải mẫu Biên bản/);
    await dropFile(page, 'hoặc thả tệp vào đây', template);
    await page.getByLabel('Đọc được từ văn bản').waitFor();
    await page.screenshot({ path: '/tmp/shots/draft.png', fullPage: true });
    await preview(officer);
    await page.screenshot({ path: '/tmp/shots/preview.png', fullPage: true });
    await submit(officer);
    await page.screenshot({ path: '/tmp/shots/submitted.png', fullPage: true });
    for (const [personId, from] of [['u04', 'file'], ['u15', 'file'], ['u10', 'sample'], ['u13', 'file']] as const) {
      const head = await stage.enter(personId);
      await openFromList(head, SUBJECT);
      await sign(stage, head, 'Ký số', from);
      await head.page.screenshot({ path: `/tmp/shots/signed-${personId}.png`, fullPage: true });
    }
    const leader = await stage.enter('u01');
    await openFromList(leader, SUBJECT);
    await sign(stage, leader, 'Ký duyệt', 'file');
    await leader.page.screenshot({ path: `/tmp/shots/handed.png` });
    const clerk = await stage.enter('u07');
    await clerk.page.getByRole('link', { name: /Văn thư/ }).click();
    await openFromList(clerk, SUBJECT);
    await clerk.page.screenshot({ path: `/tmp/shots/clerk1.png` });
    await takeNumber(clerk, '07/BB-SCT');
    await clerk.page.screenshot({ path: `/tmp/shots/clerk2.png` });
    await applySeal(stage, clerk);
    await issue(clerk, '07/BB-SCT');
    await clerk.page.screenshot({ path: `/tmp/shots/clerk3.png`, fullPage: true });
    const { name, bytes } = await downloadPdf(stage, clerk);
    console.log(name, bytes.length, nameOf('u01'));
    expect(bytes.length).toBeGreaterThan(1000);
    expectSilence(stage);
  }, 240_000);
});
