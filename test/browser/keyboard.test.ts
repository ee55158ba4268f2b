import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { MINUTES_FLOW } from '../../server/demo/flows.ts';
import { keyFileOf } from './signer.ts';
import { endAct, nameOf, needsActsBefore, openStage, type AtScreen, type Stage } from './stage.ts';

const SUBJECT = MINUTES_FLOW.draft.subject;
/** More stops than any screen has. */
const FAR = 150;

let stage: Stage;
let draftId = '';
beforeAll(async () => {
  stage = await openStage();
  const { api } = await stage.house.sit('u06');
  const draft = await api.createDraft(MINUTES_FLOW.draft);
  draftId = draft.id;
  await api.putFile(draftId, 'bien-ban-ban-giao-xe.docx', await api.templateFile(MINUTES_FLOW.templateId));
}, 180_000);
afterAll(() => stage.close());
beforeEach(needsActsBefore);
afterEach((context) => endAct(stage, context));

/** What has the focus, as a screen reader would name it. */
const focused = (page: Page): Promise<string> => page.evaluate(() => {
  const element = document.activeElement;
  if (!element) return '';
  const labelled = element.getAttribute('aria-labelledby')?.split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  const labels = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? [...(element.labels ?? [])].map(({ textContent }) => textContent).join(' ') : '';
  return (element.getAttribute('aria-label') ?? labelled ?? (labels || element.textContent)).trim();
});

/** Tab until the focus is there; a person without a mouse has no other way. */
async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let stop = 0; stop < FAR; stop += 1) {
    await page.keyboard.press(key);
    const here = await focused(page);
    expect(await page.evaluate(() => document.activeElement?.closest('[aria-hidden="true"]') ?? null), 'the focus never rests on what is hidden').toBeNull();
    if (typeof name === 'string' ? here === name : name.test(here)) return;
  }
  throw new Error(`Tab does not lead to ${String(name)}`);
}

const press = async (page: Page, name: string | RegExp, key = 'Enter'): Promise<void> => {
  await tabTo(page, name);
  await page.keyboard.press(key);
};

describe('without a mouse', () => {
  test('the officer moves a department in the route, looks at the preview, and submits', async () => {
    const { page }: AtScreen = await stage.enter('u06');
    await page.goto(`${stage.house.desk.origin}/#/draft/${draftId}`);
    await page.getByText('VPS → TT.KCTVPTCN → P.KHTCTH → P.KTQLNL → LDS').waitFor();
    await tabTo(page, 'Đưa bước 4 lên');
    await page.keyboard.press('Enter');
    await page.getByText('VPS → TT.KCTVPTCN → P.KTQLNL → P.KHTCTH → LDS').waitFor();
    // The focus stays with the row that was moved, and a screen reader is told.
    await expect.poll(() => focused(page)).toBe('Đưa bước 3 lên');
    await page.getByText('P.KTQLNL nay ở bước 3.').waitFor({ state: 'attached' });
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByText('VPS → TT.KCTVPTCN → P.KHTCTH → P.KTQLNL → LDS').waitFor();
    await page.keyboard.press('Alt+ArrowUp');
    await page.getByText('VPS → TT.KCTVPTCN → P.KTQLNL → P.KHTCTH → LDS').waitFor();
    await press(page, 'Xem trước');
    await page.getByText('Đã tìm thấy mọi chỗ cần giữ. Có thể trình.').waitFor({ timeout: 90_000 });
    await press(page, 'Trình');
    await page.getByRole('dialog').waitFor();
    await press(page, 'Trình');
    await page.waitForURL(/#\/documents\//);
    const { steps } = await (await stage.house.sit('u06')).api.document(draftId);
    expect(steps.map(({ ownerName }) => ownerName)).toEqual(['u04', 'u15', 'u13', 'u10', 'u01'].map(nameOf));
  });

  test('the head finds it, opens the key, and signs', async () => {
    const { page }: AtScreen = await stage.enter('u04');
    await press(page, new RegExp(SUBJECT));
    await page.getByRole('tablist', { name: 'Các phần của văn bản' }).waitFor();
    await press(page, 'Ký số');
    await page.getByRole('dialog').waitFor();
    const choosing = page.waitForEvent('filechooser');
    await press(page, 'Chọn tệp khóa (.p12, .pfx)');
    await (await choosing).setFiles(keyFileOf(stage, 'u04'));
    // The PIN's field takes the focus by itself; Enter opens the key.
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('password');
    await page.keyboard.type(stage.house.desk.pin);
    await page.keyboard.press('Enter');
    await page.getByText('Đã đối chiếu: bản đang xem chính là bản sẽ được ký.').waitFor({ timeout: 60_000 });
    await press(page, 'Ký số');
    await page.getByText('Đã ký xong').waitFor();
    await press(page, 'Xong');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByText(`Đã ghi nhận. Văn bản đang ở ${nameOf('u15')}.`).waitFor();
  });
});
