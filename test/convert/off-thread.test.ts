import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { checkDocx } from '../../server/convert/check-docx.ts';
import { runOffThread } from '../../server/convert/off-thread/run-off-thread.ts';
import { docxOf, lines } from './docx-files.ts';

const NANOSECONDS = 1e6;
const LARGE = docxOf(lines(...Array.from({ length: 20_000 }, (_, index) => `Điều ${index}. Các phòng, đơn vị chịu trách nhiệm thi hành.`)));

test('a large document is read while the server goes on answering', async () => {
  await checkDocx(docxOf(lines('khởi động')));
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const started = performance.now();
  const checked = await checkDocx(LARGE);
  const milliseconds = performance.now() - started;
  delay.disable();
  expect(checked.text).toHaveLength(20_000);
  expect(milliseconds).toBeGreaterThan(100);
  expect(delay.max / NANOSECONDS).toBeLessThan(Math.min(milliseconds, 150));
});

test('a document that keeps the thread too long is refused, and the next one is served', async () => {
  await expect(runOffThread('inspectDocx', LARGE, 20)).rejects.toMatchObject({ refusal: { code: 'FILE_UNSAFE' } });
  expect((await checkDocx(docxOf(lines('tiếp theo')))).text).toEqual(['tiếp theo']);
});

test('several at once each get their own answer', async () => {
  const texts = Array.from({ length: 20 }, (_, index) => `Văn bản ${index}`);
  expect((await Promise.all(texts.map((text) => checkDocx(docxOf(lines(text)))))).map(({ text }) => text[0])).toEqual(texts);
});
