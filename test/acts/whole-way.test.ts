import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DECISION_FLOW, MINUTES_FLOW, walk, type Flow } from '../../server/demo/flows.ts';
import { openHouse, type House } from './house.ts';

let house: House;
let folder: string;
beforeAll(async () => {
  house = await openHouse();
  folder = await mkdtemp(join(tmpdir(), 'luan-chuyen-issued-'));
}, 120_000);
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

const run = (program: string, ...args: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  expect(status, `${program} ${args.join(' ')}\n${stdout}\n${stderr}`).toBe(0);
  return stdout;
};

const issue = async (flow: Flow): Promise<{ readonly file: string; readonly text: string; readonly code: string }> => {
  const { document, pdf } = await walk(house.desk, flow, (_what, work) => work());
  const file = join(folder, flow.outName);
  await writeFile(file, pdf);
  expect(run('pdfsig', '-nocert', file).match(/Signature is Valid\./g)).toHaveLength(flow.signatures);
  run('qpdf', '--check', file);
  return { file, text: run('pdftotext', '-layout', file, '-'), code: document.number?.documentCode ?? '' };
};

describe('from a Word document to an issued one', () => {
  test('the vehicle-handover minutes pass four departments and the Director, get a number and the seal, and no date', async () => {
    const { text, code } = await issue(MINUTES_FLOW);
    expect(code).toBe('07/BB-SCT');
    expect(text).toMatch(/Số:\s*07\s*\/BB-SCT/);
  }, 180_000);

  test('the financial decision is initialled by its department and by finance, signed by the Director, numbered, dated and sealed', async () => {
    const { text, code } = await issue(DECISION_FLOW);
    expect(code).toBe('215/QĐ-SCT');
    expect(text).toMatch(/Số:\s*215\s*\/QĐ-SCT/);
    expect(text).toMatch(/Đồng Nai, ngày\s*\d\d\s*tháng\s*\d{1,2}\s*năm 2026/);
  }, 180_000);
});
