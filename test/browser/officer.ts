import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import type { AtScreen } from './stage.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Opens an empty draft from the list. */
export async function openNewDraft({ page }: AtScreen): Promise<void> {
  await page.getByRole('button', { name: 'Trình văn bản' }).first().click();
  await page.getByRole('heading', { name: 'Trình văn bản mới' }).waitFor();
}

/** Downloads a template from the pane and returns what came. */
export async function downloadTemplate({ page }: AtScreen, folder: string, title: RegExp): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: title }).click();
  const download = await coming;
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(await readFile(path)) };
}

/** Drops a file onto the place for it, as from the desktop. */
export async function dropFile(page: Page, target: string, { name, bytes, type = DOCX }: { readonly name: string; readonly bytes: Uint8Array; readonly type?: string }): Promise<void> {
  const transfer = await page.evaluateHandle(({ data, fileName, mediaType }) => {
    const dropped = new DataTransfer();
    dropped.items.add(new File([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], fileName, { type: mediaType }));
    return dropped;
  }, { data: Buffer.from(bytes).toString('base64'), fileName: name, mediaType: type });
  await page.getByText(target, { exact: true }).dispatchEvent('drop', { dataTransfer: transfer });
}

/** Makes the preview and waits until every place is found and the first page is drawn. */
export async function preview({ page }: AtScreen): Promise<void> {
  await page.getByRole('button', { name: 'Xem trước', exact: true }).first().click();
  await page.getByText('Đã tìm thấy mọi chỗ cần giữ. Có thể trình.').waitFor({ timeout: 90_000 });
  await page.locator('[data-page="1"] canvas').waitFor();
}

/** Presses Trình, reads the confirmation and confirms. Returns the document's id. */
export async function submit({ page }: AtScreen, says?: string): Promise<string> {
  await page.getByRole('button', { name: 'Trình', exact: true }).click();
  if (says !== undefined) await page.getByRole('dialog').getByText(says).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Trình', exact: true }).click();
  await page.waitForURL(/#\/documents\/[^/]+$/);
  return idOf(page);
}

/** The document that the address names. */
const idOf = (page: Page): string => {
  const id = /#\/(?:documents|drafts?)\/([^/]+)/.exec(page.url())?.[1];
  expect(id, page.url()).toBeDefined();
  return id ?? '';
};
