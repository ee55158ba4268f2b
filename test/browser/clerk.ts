import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AtScreen, Stage } from './stage.ts';

/** Takes the number that is proposed. */
export async function takeNumber({ page }: AtScreen, code: string): Promise<void> {
  await page.getByRole('button', { name: `Cấp số ${code}` }).click();
  await page.getByText(`Đã cấp số ${code}. Tiếp theo là đóng dấu.`).waitFor();
}

/** Confirms with the clerk's own password. */
export async function applySeal({ house }: Stage, { page }: AtScreen): Promise<void> {
  await page.getByLabel('Mật khẩu đăng nhập của đồng chí').fill(house.desk.password);
  await page.getByRole('button', { name: 'Đóng dấu', exact: true }).click();
  await page.getByText('Đã đóng dấu. Tiếp theo là ban hành.').waitFor();
}

export async function issue({ page }: AtScreen, code: string): Promise<void> {
  await page.getByRole('button', { name: 'Ban hành', exact: true }).click();
  await page.getByText(`Đã ban hành số ${code}.`, { exact: true }).waitFor();
}

/** The PDF as it stands, as the person gets it from the screen. */
export async function downloadPdf({ folder }: Stage, { page }: AtScreen): Promise<{ readonly name: string; readonly path: string; readonly bytes: Uint8Array }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tải PDF' }).click();
  const download = await coming;
  const name = download.suggestedFilename();
  const path = join(folder, name);
  await download.saveAs(path);
  return { name, path, bytes: new Uint8Array(await readFile(path)) };
}
