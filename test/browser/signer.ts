import { join } from 'node:path';
import type { AtScreen, Stage } from './stage.ts';

export type Act = 'Ký số' | 'Ký nháy' | 'Ký duyệt';
/** How the person finds their key: their own .p12 as a file, or the sample's button. */
export type KeyFrom = 'file' | 'sample';

export const keyFileOf = ({ house }: Stage, personId: string): string => join(house.dataDir, 'sample', 'people', `${personId}.p12`);

/** Comes into the person's list by itself: nobody reloads anything. */
export async function waitsFor({ page }: AtScreen, subject: string | RegExp, tray = 'Chờ tôi xử lý'): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: tray }).click();
  await page.getByRole('main').getByRole('link').filter({ hasText: subject }).first().waitFor();
}

/** Opens the document from the list of what waits. */
export async function openFromList({ page }: AtScreen, subject: string | RegExp): Promise<void> {
  await page.getByRole('main').getByRole('link').filter({ hasText: subject }).first().click();
  await page.getByRole('tablist', { name: 'Các phần của văn bản' }).waitFor();
}

/** From the act's button to the bytes that will be signed, compared and in sight. */
export async function comeToSigning(stage: Stage, { page, personId }: AtScreen, act: Act, from: KeyFrom = 'file'): Promise<void> {
  await page.getByRole('group', { name: 'Thao tác' }).getByRole('button', { name: act }).click();
  const dialog = page.getByRole('dialog');
  if (from === 'sample') await dialog.getByRole('button', { name: 'Dùng khóa mẫu của tôi' }).click();
  else await dialog.locator('input[type=file]').setInputFiles(keyFileOf(stage, personId));
  await dialog.getByLabel('Mật khẩu của tệp khóa').fill(stage.house.desk.pin);
  await dialog.getByRole('button', { name: 'Mở khóa và xem bản sẽ ký' }).click();
  await dialog.getByText('Đã đối chiếu: bản đang xem chính là bản sẽ được ký.').waitFor({ timeout: 60_000 });
  // Their own place is in view and the page under it is drawn.
  await dialog.locator('[data-page]').filter({ has: page.locator('[data-place]') }).locator('canvas').waitFor();
}

/** Presses the act over what was compared; a final one ends on the screen «Đã chuyển Văn thư», the others name who is next. */
export async function finish({ page }: AtScreen, act: Act, next?: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: act, exact: true }).click();
  if (act === 'Ký duyệt') {
    await page.getByRole('heading', { name: 'Đã chuyển Văn thư' }).waitFor();
    return;
  }
  await dialog.getByText('Đã ký xong').waitFor();
  if (next !== undefined) await dialog.getByText(next).waitFor();
  await dialog.getByRole('button', { name: 'Xong', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** The whole of one signature. */
export async function sign(stage: Stage, signer: AtScreen, act: Act, from: KeyFrom = 'file'): Promise<void> {
  await comeToSigning(stage, signer, act, from);
  await finish(signer, act);
}
