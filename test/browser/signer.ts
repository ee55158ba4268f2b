import { join } from 'node:path';
import type { AtScreen, Stage } from './stage.ts';

/** How the person finds their key: their own .p12 as a file, or the sample's button. */
export type KeyFrom = 'file' | 'sample';

export const keyFileOf = ({ house }: Stage, personId: string): string => join(house.dataDir, 'sample', 'people', `${personId}.p12`);

/** Opens the document from the list of what waits. */
export async function openFromList({ page }: AtScreen, subject: string | RegExp): Promise<void> {
  await page.getByRole('main').getByRole('link').filter({ hasText: subject }).first().click();
  await page.getByRole('tablist', { name: 'Các phần của văn bản' }).waitFor();
}

/** From the act's button to the bytes that will be signed, compared and in sight. */
export async function comeToSigning(stage: Stage, { page, personId }: AtScreen, act: 'Ký số' | 'Ký nháy' | 'Ký duyệt', from: KeyFrom = 'file'): Promise<void> {
  await page.getByRole('group', { name: 'Thao tác' }).getByRole('button', { name: act }).click();
  const dialog = page.getByRole('dialog');
  if (from === 'sample') await dialog.getByRole('button', { name: 'Dùng khóa mẫu của tôi' }).click();
  else await dialog.locator('input[type=file]').setInputFiles(keyFileOf(stage, personId));
  await dialog.getByLabel('Mật khẩu của tệp khóa').fill(stage.house.desk.pin);
  await dialog.getByRole('button', { name: 'Mở khóa và xem bản sẽ ký' }).click();
  await dialog.getByText('Đã đối chiếu: bản đang xem chính là bản sẽ được ký.').waitFor({ timeout: 60_000 });
}

/** The whole of one signature; a final one ends on the screen «Đã chuyển Văn thư». */
export async function sign(stage: Stage, signer: AtScreen, act: 'Ký số' | 'Ký nháy' | 'Ký duyệt', from: KeyFrom = 'file'): Promise<void> {
  const { page } = signer;
  await comeToSigning(stage, signer, act, from);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: act, exact: true }).click();
  if (act === 'Ký duyệt') {
    await page.getByRole('heading', { name: 'Đã chuyển Văn thư' }).waitFor();
    return;
  }
  await dialog.getByText('Đã ký xong').waitFor();
  await dialog.getByRole('button', { name: 'Xong', exact: true }).click();
}
