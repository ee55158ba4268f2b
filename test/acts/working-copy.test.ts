import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeNumber } from '../../server/acts/take-number.ts';
import type { Parts, SignedIn } from '../../server/acts/parts.ts';
import { createApp } from '../../server/app.ts';
import { MINUTES_FLOW, submitDraft } from '../../server/demo/flows.ts';
import type { PersonAtPane } from '../../server/demo/pane.ts';
import { findDraftFile } from '../../server/store/draft-files.ts';
import { createStatusAsker } from '../../server/verification/status/ask-status.ts';
import { docxOf, lines } from '../convert/docx-files.ts';
import { openHouse, type House } from './house.ts';
import { copySigned } from './signed-copies.ts';

const quietly = <T>(_what: string, work: () => Promise<T>): Promise<T> => work();
const PAPER = new TextEncoder().encode('%PDF-1.7\n');
const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'not refused', (error: unknown) => String((error as { code?: string }).code));

let house: House;
let [officer, head, centre, clerk]: PersonAtPane[] = [];
const person = (who: PersonAtPane | undefined): PersonAtPane => {
  if (who === undefined) throw new Error('nobody sits there');
  return who;
};
beforeAll(async () => {
  house = await openHouse();
  [officer, head, centre, clerk] = await Promise.all(['u06', 'u04', 'u15', 'u07'].map((id) => house.sit(id)));
}, 120_000);
afterAll(() => house.close());

/** The bearer token of one more session, for requests beside the pane's client. */
const tokenOf = async (personId: string): Promise<string> => {
  const answer = await house.app.request('/api/sessions', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ personId, password: house.desk.password }) });
  return ((await answer.json()) as { token: string }).token;
};
const ask = async (parts: Parts, personId: string, method: string, path: string, body?: unknown): Promise<Response> =>
  createApp(parts, null).request(path, {
    method, headers: { Authorization: `Bearer ${await tokenOf(personId)}`, 'Content-Type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const refusal = async (answer: Response): Promise<string> => ((await answer.json()) as { error: { code: string } }).error.code;

describe('what was never submitted is the drafting side’s own', () => {
  test('after a return, papers, files and hashes of the new draft are not seen by those who sign; the ones they had stay', async () => {
    const draft = await person(officer).api.createDraft(MINUTES_FLOW.draft);
    const first = await person(officer).api.addReference(draft.id, 'bao-gia.pdf', PAPER);
    const template = await person(officer).api.templateFile('minutes-handover');
    await person(officer).api.putFile(draft.id, 'bien-ban.docx', template);
    const preview = await person(officer).api.preview(draft.id);
    const submitted = await person(officer).api.submit(draft.id, (await person(officer).api.document(draft.id)).rowVersion, preview.previewId);
    const pdf = `/api/documents/${draft.id}/previews/${preview.previewId}/pdf`;
    expect((await ask(house.parts, 'u06', 'GET', pdf)).status).toBe(200);
    expect((await ask(house.parts, 'u05', 'GET', pdf)).status).toBe(404);

    await person(head).sign(submitted.id);
    const mine = await person(centre).api.document(submitted.id);
    expect(mine.references.map(({ name }) => name)).toEqual(['bao-gia.pdf']);
    await person(centre).api.returnDocument(submitted.id, { stepId: mine.myStepId ?? '', versionNo: 1, reason: 'Đề nghị bổ sung báo giá thứ hai', checklist: null });

    const second = await person(officer).api.addReference(draft.id, 'bao-gia-mat.pdf', PAPER);
    await person(officer).api.removeReference(draft.id, first.id);
    await person(officer).api.putFile(draft.id, 'ban-sua-kin.docx', template);
    const seen = await person(centre).api.document(draft.id);
    expect(seen.file).toBeNull();
    expect(seen.references.map(({ name }) => name)).toEqual(['bao-gia.pdf']);
    expect(JSON.stringify(seen)).not.toMatch(/ban-sua-kin|bao-gia-mat/);
    expect((await ask(house.parts, 'u15', 'GET', `/api/documents/${draft.id}/references/${second.id}`)).status).toBe(404);
    expect((await ask(house.parts, 'u15', 'GET', `/api/documents/${draft.id}/references/${first.id}`)).status).toBe(200);
    const own = await person(officer).api.document(draft.id);
    expect(own.references.map(({ name }) => name)).toEqual(['bao-gia-mat.pdf']);
    expect(own.timeline.map(({ facts }) => facts['file'])).toContain('ban-sua-kin.docx');
  }, 120_000);

  test('a reader who may not edit hands nothing in, and no work is done for them', async () => {
    const draft = await person(officer).api.createDraft(MINUTES_FLOW.draft);
    const deputy = await house.sit('u05');
    expect((await deputy.api.document(draft.id)).allowed).not.toContain('editDraft');
    expect(await codeOf(deputy.api.putFile(draft.id, 'a.docx', new Uint8Array(9)))).toBe('NOT_ALLOWED');
    expect(await codeOf(deputy.api.addReference(draft.id, 'a.exe', new Uint8Array(9)))).toBe('NOT_ALLOWED');
    expect(await codeOf(deputy.api.preview(draft.id))).toBe('NOT_ALLOWED');
  });

  test('money in the text is noted whatever the text calls itself: the type that counts is the one submitted', async () => {
    const draft = await person(officer).api.createDraft(MINUTES_FLOW.draft);
    await person(officer).api.putFile(draft.id, 'van-ban.docx', docxOf(lines('BIÊN BẢN', 'Tạm ứng 42.600.000 đồng')));
    const file = await house.parts.store.read((db) => findDraftFile(db, draft.id));
    expect(file?.reading).toEqual({ financialSuggested: true });
  }, 60_000);

  test('two boxes for one place are a bad request, not a fault of the server', async () => {
    const draft = await person(officer).api.createDraft(MINUTES_FLOW.draft);
    const box = { key: 'number', page: 0, rect: { x: 100, y: 100, width: 40, height: 20 } };
    expect(await refusal(await ask(house.parts, 'u06', 'PUT', `/api/documents/${draft.id}/places`, { places: [box, box] }))).toBe('BAD_REQUEST');
  });
});

test('a head who drafts and presents is asked for their own signature in the sent tray too', async () => {
  const submitted = await submitDraft(person(head), { ...MINUTES_FLOW, drafterId: 'u04' }, quietly);
  const row = (await person(head).api.documents({ tray: 'sent' })).rows.find(({ id }) => id === submitted.id);
  expect(row).toMatchObject({ asked: 'SIGN', holderName: 'Phạm Văn Mẫu' });
}, 60_000);

describe('the clerk', () => {
  let signed: readonly string[] = [];
  let rowVersion = 0;
  let today = '';
  const me: SignedIn = { personId: 'u07', sessionId: '', address: 'test', client: 'test' };
  beforeAll(async () => {
    const submitted = await submitDraft(person(officer), MINUTES_FLOW, quietly);
    for (const { personId } of MINUTES_FLOW.signs) await (await house.sit(personId)).sign(submitted.id);
    signed = [submitted.id, ...await copySigned(house.parts, submitted.id, 3)];
    rowVersion = (await person(clerk).api.document(submitted.id)).rowVersion;
    today = (await person(clerk).api.numberProposal(submitted.id)).issuedDate;
  }, 120_000);

  test('is quicker than another clerk: the later one gets the next number, and the page shows it', async () => {
    const [mine = '', theirs = ''] = signed;
    const { number } = await person(clerk).api.numberProposal(mine);
    let first = true;
    const overtaken: Parts = { ...house.parts, trust: async () => {
      if (first) {
        first = false;
        await takeNumber(house.parts, { ...me, personId: 'u08' }, theirs, { issuedDate: today, rowVersion });
      }
      return house.parts.trust();
    } };
    const document = await takeNumber(overtaken, me, mine, { issuedDate: today, rowVersion });
    expect(document.number?.number).toBe(number + 1);
    const events = document.timeline.filter(({ action }) => action === 'assignNumber');
    expect(events).toHaveLength(1);
    expect(events[0]?.facts['pdfSha256After']).toBe(document.pdf?.sha256);
  }, 60_000);

  test('cannot seal while nobody knows whether the seal’s certificate stands, nor without a seal', async () => {
    const [mine = ''] = signed;
    const blind: Parts = {
      ...house.parts, trust: async () => ({ ...await house.parts.trust(), crls: [] }),
      status: createStatusAsker({ transport: () => Promise.reject(new Error('away')), clock: house.parts.clock }),
    };
    expect(await refusal(await ask(blind, 'u07', 'POST', `/api/documents/${mine}/seal`, { password: house.desk.password }))).toBe('CERT_STATUS_UNKNOWN');
    expect((await person(clerk).api.document(mine)).status).toBe('NUMBERED');
  }, 60_000);

  test('issues nothing whose signatures are not exactly those on record', async () => {
    const [, theirs = ''] = signed;
    expect(await codeOf(person(clerk).api.issue(theirs))).toBe('WRONG_STATUS');
    await person(clerk).api.applySeal(theirs, house.desk.password);
    await house.parts.store.transaction(async (tx) => { await tx.updateTable('signatures').set({ certificateSerial: '00' }).where('documentId', '=', theirs).where('kind', '=', 'SIGN').execute(); });
    expect(await codeOf(person(clerk).api.issue(theirs))).toBe('SIGNATURE_INVALID');
    expect((await person(clerk).api.document(theirs)).status).toBe('SEALED');
  }, 60_000);

  test('sees no number proposed from a closed series', async () => {
    const [, , waiting = ''] = signed;
    await house.parts.store.transaction(async (tx) => { await tx.updateTable('numberSeries').set({ closed: 1 }).execute(); });
    expect(await codeOf(person(clerk).api.numberProposal(waiting))).toBe('SERIES_CLOSED');
  });
});
