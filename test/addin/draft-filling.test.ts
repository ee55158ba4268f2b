import { describe, expect, test } from 'vitest';
import { createDraftDesk } from '../../addin/drafting/draft-desk.ts';
import { changesOf, filledFrom, linesOf, newDraftOf } from '../../addin/drafting/draft-form.ts';
import type { DraftForm, FormField } from '../../addin/drafting/draft-form.ts';
import { changedFields, nextForm, proposeRoute } from '../../addin/drafting/next-form.ts';
import { routeInShort } from '../../addin/drafting/route-edit.ts';
import type { RouteSetting } from '../../addin/drafting/route-rows.ts';
import type { DocumentView } from '../../server/acts/views.ts';
import { readDraft } from '../../server/format/read-draft.ts';
import type { DraftReading } from '../../server/format/read-draft.ts';
import { buildTemplate } from '../../server/format/templates.ts';
import { sampleDirectory } from './sample-directory.ts';

const setting: RouteSetting = { directory: sampleDirectory(), departmentId: 'KTQLNL', today: '2026-11-22' };
const blank: DraftForm = {
  type: 'MINUTES', subject: '', urgency: 'NORMAL', isFinancial: false, notFinancialReason: '', recipients: '', addressees: '', rows: proposeRoute({ type: 'MINUTES', isFinancial: false }, setting).rows,
};
const nothing: ReadonlySet<FormField> = new Set();
const fill = (template: Parameters<typeof buildTemplate>[0], form = blank, touched = nothing): DraftForm => {
  const reading = readDraft(buildTemplate(template));
  return nextForm(form, filledFrom(reading, touched), { setting, touched, reading });
};

describe('a chosen file fills the form', () => {
  test('the decision about money: type, subject, recipients, money and the finance route', () => {
    const form = fill('decision-budget');
    expect(form.type).toBe('DECISION');
    expect(form.subject).toContain('phê duyệt dự toán kinh phí');
    expect(linesOf(form.recipients).length).toBeGreaterThan(1);
    expect(form.isFinancial).toBe(true);
    expect(routeInShort(form.rows, setting)).toBe('P.KTQLNL → P.KHTCTH → LDS');
  });

  test('the minutes mention sums and are not about money', () => {
    const form = fill('minutes-handover');
    expect(form).toMatchObject({ type: 'MINUTES', isFinancial: false });
  });

  test('who is printed as signing is who is asked to sign, in the capacity that goes with it', () => {
    const decision = readDraft(buildTemplate('decision-budget'));
    const reading = { ...decision, signatories: decision.signatories.map((signatory) => ({ ...signatory, name: 'Nguyễn Thị Ví Dụ' })) };
    const form = nextForm(blank, { type: 'OFFICIAL_LETTER' }, { setting, touched: new Set<FormField>(['isFinancial']), reading });
    expect(form.rows.at(-1)).toMatchObject({ ownerId: 'u03', kind: 'FINAL_SIGN', capacity: 'ON_BEHALF_DEPUTY' });
    expect(fill('minutes-handover').rows.map(({ ownerId }) => ownerId).at(-1)).toBe('u01');
    expect(nextForm(blank, { type: 'OFFICIAL_LETTER' }, { setting, touched: new Set<FormField>(['isFinancial', 'rows']), reading }).rows.at(-1)?.ownerId).toBe('u01');
  });

  test('nothing the officer decided is overwritten', () => {
    const touched: ReadonlySet<FormField> = new Set(['subject', 'rows', 'isFinancial']);
    const form = fill('decision-budget', { ...blank, subject: 'Của tôi' }, touched);
    expect(form.subject).toBe('Của tôi');
    expect(form.rows).toBe(blank.rows);
    expect(form.isFinancial).toBe(false);
  });

  test('marking it financial by hand brings finance into an arranged route', () => {
    const arranged = { ...blank, rows: proposeRoute({ type: 'OFFICIAL_LETTER', isFinancial: false }, setting).rows };
    const form = nextForm(arranged, { isFinancial: true }, { setting, touched: new Set(['rows', 'isFinancial']), reading: null });
    expect(routeInShort(form.rows, setting)).toBe('P.KTQLNL → P.KHTCTH → LDS');
  });
});

test('only what changed is sent, lists line by line, and a route that breaks a rule is kept back', () => {
  const after = { ...blank, subject: 'Mới', recipients: ' Như trên; \n\nLưu: VT ', notFinancialReason: '  ' };
  const changed = changedFields(blank, after);
  expect(changesOf(changed, true)).toEqual({ subject: 'Mới', recipients: ['Như trên;', 'Lưu: VT'], notFinancialReason: null });
  expect(changesOf({ rows: blank.rows }, false)).toEqual({});
  expect(changesOf({ rows: blank.rows }, true).plannedRoute).toHaveLength(blank.rows.length);
  expect(newDraftOf(blank, false).plannedRoute).toEqual([]);
});

describe('a draft that is opened again', () => {
  const file = buildTemplate('minutes-handover');
  const read = readDraft(file);
  const saved = { id: 'd1', rowVersion: 3, departmentId: 'VPS', type: 'MINUTES', subject: read.subject ?? '', urgency: 'NORMAL', isFinancial: false, notFinancialReason: null, recipients: ['Chỉ một nơi'], addressees: [], plannedRoute: [], file: { name: 'a.docx', size: 1, sha256: 'ab' } };
  const open = (initial: object) => {
    const told: { reading: DraftReading | null; filled: readonly FormField[] } = { reading: null, filled: [] };
    const document = initial as DocumentView;
    const desk = createDraftDesk({
      api: { docx: () => Promise.resolve(file), document: () => Promise.resolve(document), createDraft: () => Promise.resolve(document), saveDraft: () => Promise.resolve(document), putFile: () => Promise.resolve(document) },
      initial: document, setting, now: () => new Date(0), onForm: () => undefined, onDocument: () => undefined, onState: () => undefined,
      onReading: (reading) => { told.reading = reading; }, onFilled: (fields) => { told.filled = [...fields]; },
    });
    return { desk, told };
  };

  test('what its file says is known again, and which fields hold it', async () => {
    const { desk, told } = open(saved);
    await desk.readAgain();
    expect(told.reading?.signatories.map(({ name }) => name)).toContain('Lê Thanh Giả Định');
    expect(told.filled).toEqual(expect.arrayContaining(['type', 'subject']));
    expect(told.filled).not.toContain('recipients');
    expect(desk.form().recipients).toBe('Chỉ một nơi');
  });

  test('a draft without a file asks for none', async () => {
    const { desk, told } = open({ ...saved, file: null });
    await desk.readAgain();
    expect(told.reading).toBeNull();
  });

  test('a corrected file brings its subject along; what the officer wrote otherwise stays', async () => {
    const { desk } = open(saved);
    await desk.readAgain();
    await desk.handIn({ name: 'b.docx', bytes: Uint8Array.from(buildTemplate('decision-budget')) }, () => undefined);
    expect(desk.form().subject).toContain('phê duyệt dự toán');
    expect(desk.form().recipients).toBe('Chỉ một nơi');
    desk.saver.stop();
  });

  test('what another window changed shows here too, but not over what is being written here', () => {
    const { desk } = open(saved);
    desk.saver.adopt({ ...saved, rowVersion: 4, subject: 'Sửa ở cửa sổ khác' } as unknown as DocumentView);
    expect(desk.form().subject).toBe('Sửa ở cửa sổ khác');
    desk.set({ recipients: 'Đang gõ ở đây' });
    desk.saver.adopt({ ...saved, rowVersion: 5, subject: 'Lại sửa', recipients: ['Nơi khác'] } as unknown as DocumentView);
    expect(desk.form()).toMatchObject({ recipients: 'Đang gõ ở đây', subject: 'Sửa ở cửa sổ khác' });
    desk.saver.stop();
  });
});
