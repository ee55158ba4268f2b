import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DECISION_FLOW, MINUTES_FLOW, submitDraft } from '../../server/demo/flows.ts';
import { preview } from './officer.ts';
import { comeToSigning } from './signer.ts';
import { openStage, type AtScreen, type Stage } from './stage.ts';

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[] }[];
}
declare global {
  interface Window { readonly axe: { readonly run: (context: { readonly exclude: string }, options: object) => Promise<AxeResult> } }
}

/** The looks in which every screen is judged; 320 px is the narrowest that Word's pane gets. */
const LOOKS = [
  ['light', 'light', { width: 760, height: 1000 }],
  ['dark', 'dark', { width: 760, height: 1000 }],
  ['light, 320 px', 'light', { width: 320, height: 720 }],
] as const;

let stage: Stage;
let axe = '';
const ids = { minutes: '', decision: '', clerk: '', issued: '', draft: '' };

beforeAll(async () => {
  stage = await openStage();
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const { house } = stage;
  const quietly = <T>(_what: string, work: () => Promise<T>): Promise<T> => work();
  const officer = await house.sit('u06');
  const draft = await officer.api.createDraft(MINUTES_FLOW.draft);
  await officer.api.putFile(draft.id, 'bien-ban-ban-giao-xe.docx', await officer.api.templateFile(MINUTES_FLOW.templateId));
  ids.draft = draft.id;
  ids.decision = (await submitDraft(await house.sit('u14'), DECISION_FLOW, quietly)).id;
  await (await house.sit('u13')).sign(ids.decision);
  for (const key of ['issued', 'clerk', 'minutes'] as const) {
    ids[key] = (await submitDraft(officer, MINUTES_FLOW, quietly)).id;
    if (key !== 'minutes') for (const personId of ['u04', 'u15', 'u10', 'u13', 'u01']) await (await house.sit(personId)).sign(ids[key]);
  }
  const { api } = await house.sit('u07');
  const { issuedDate } = await api.numberProposal(ids.issued);
  await api.assignNumber(ids.issued, issuedDate, (await api.document(ids.issued)).rowVersion);
  await api.applySeal(ids.issued, house.desk.password);
  await api.issue(ids.issued);
}, 180_000);
afterAll(() => stage.close());

/** Between two stops of the Tab key Fluent puts elements that hand the focus on at once; no focus ever rests on them (keyboard.test.ts). */
const HAND_ON = '[data-tabster-dummy]';
const REPAINTED_MS = 250;

/** What axe finds against WCAG 2.1 A and AA in every look, one line for each element; and whether the screen fits its window. */
async function faultsOf(page: Page, screen: string): Promise<readonly string[]> {
  const faults: string[] = [];
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axe);
  for (const [look, colorScheme, viewport] of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    await page.waitForTimeout(REPAINTED_MS);
    const { violations } = await page.evaluate((exclude) => window.axe.run({ exclude }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'] }), HAND_ON);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    faults.push(
      ...violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${screen} (${look}): ${id} at ${target.join(' ')} ${failureSummary ?? ''}`)),
      ...(wide > 0 ? [`${screen} (${look}): the page is ${wide} px wider than the window`] : []),
    );
  }
  return faults;
}

const go = async ({ page }: AtScreen, address: string, shown: string): Promise<void> => {
  await page.goto(`${stage.house.desk.origin}/${address}`);
  await page.getByText(shown, { exact: false }).first().waitFor();
};

describe('every main screen can be used by everybody: light, dark, and 320 px wide', () => {
  // Only here the CSP is set aside, because axe is put into the page from outside.
  const enter = (personId: string): Promise<AtScreen> => stage.enter(personId, { bypassCSP: true, reducedMotion: 'reduce' });

  test('officer: sign-in, lists, draft with its preview, help', async () => {
    const officer = await enter('u06');
    const { page } = officer;
    const faults: string[] = [];
    await go(officer, '#/inbox', 'Không có việc nào đang chờ');
    faults.push(...await faultsOf(page, 'empty list'));
    await go(officer, '#/sent', 'Bàn giao xe');
    faults.push(...await faultsOf(page, 'list'));
    await go(officer, '#/draft', 'Chưa có văn bản? Tải mẫu để soạn:');
    faults.push(...await faultsOf(page, 'new draft'));
    await go(officer, `#/draft/${ids.draft}`, 'VPS → TT.KCTVPTCN');
    await preview(officer);
    faults.push(...await faultsOf(page, 'draft with preview'));
    await go(officer, '#/help', 'Hướng dẫn');
    faults.push(...await faultsOf(page, 'help'));
    await page.getByRole('button', { name: /^Tài khoản/ }).click();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
    await page.getByRole('heading', { name: 'Chọn tên của đồng chí' }).waitFor();
    faults.push(...await faultsOf(page, 'sign-in'));
    expect(faults).toEqual([]);
    await officer.context.close();
  });

  test('heads and leader: document, key, what will be signed, route and timeline, the finance checklist, handed over', async () => {
    const head = await enter('u04');
    const { page } = head;
    const faults: string[] = [];
    await go(head, `#/documents/${ids.minutes}`, 'Việc của đồng chí');
    await page.locator('[data-page="1"] canvas').waitFor();
    faults.push(...await faultsOf(page, 'document'));
    await page.getByRole('tab', { name: 'Luồng ký' }).click();
    faults.push(...await faultsOf(page, 'route'));
    await page.getByRole('tab', { name: 'Nhật ký' }).click();
    faults.push(...await faultsOf(page, 'timeline'));
    await page.getByRole('tab', { name: 'Hồ sơ' }).click();
    faults.push(...await faultsOf(page, 'file'));
    await comeToSigning(stage, head, 'Ký số');
    faults.push(...await faultsOf(page, 'what will be signed'));
    await page.getByRole('dialog').getByRole('button', { name: 'Hủy' }).click();
    await page.getByRole('group', { name: 'Thao tác' }).getByRole('button', { name: 'Ký số' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Chọn tệp khóa (.p12, .pfx)' }).waitFor();
    faults.push(...await faultsOf(page, 'key'));
    await head.context.close();

    const finance = await enter('u10');
    await go(finance, `#/documents/${ids.decision}`, 'Kiểm tra tài chính');
    faults.push(...await faultsOf(finance.page, 'finance checklist'));
    await finance.page.getByRole('group', { name: 'Thao tác' }).getByRole('button', { name: 'Trả lại' }).click();
    faults.push(...await faultsOf(finance.page, 'return'));
    await finance.context.close();

    const leader = await enter('u01');
    await go(leader, `#/documents/${ids.clerk}/handed-over`, 'Đã chuyển Văn thư');
    faults.push(...await faultsOf(leader.page, 'handed over'));
    await leader.context.close();
    expect(faults).toEqual([]);
  });

  test('clerk: tray, number, issued document, register', async () => {
    const clerk = await enter('u07');
    const { page } = clerk;
    const faults: string[] = [];
    await go(clerk, '#/clerk', 'Bàn giao xe');
    faults.push(...await faultsOf(page, 'tray'));
    await go(clerk, `#/documents/${ids.clerk}`, 'Số sẽ cấp');
    faults.push(...await faultsOf(page, 'number'));
    await go(clerk, `#/documents/${ids.issued}`, 'Đã ban hành số');
    faults.push(...await faultsOf(page, 'issued'));
    await go(clerk, '#/register', 'Sổ đăng ký văn bản đi');
    await page.getByText('07/BB-SCT').first().waitFor();
    faults.push(...await faultsOf(page, 'register'));
    expect(faults).toEqual([]);
    await clerk.context.close();
  });
});
