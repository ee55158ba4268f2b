import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openKeyFile } from '../../addin/signing/key-file/open-key-file.ts';
import { prepare } from '../../addin/signing/sign-document.ts';
import type { DocumentView } from '../../server/acts/views.ts';
import { MINUTES_FLOW, submitDraft } from '../../server/demo/flows.ts';
import type { PersonAtPane } from '../../server/demo/pane.ts';
import { openHouse, type House } from '../acts/house.ts';
import { makeAuthorities } from '../signing/pki.ts';
import { docxOf, lines, partsOf, relationship, relationships } from '../convert/docx-files.ts';

const quietly = <T>(_what: string, work: () => Promise<T>): Promise<T> => work();
const file = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../convert/files/${name}`, import.meta.url)));

let house: House;
let officer: PersonAtPane;
let outside: Server;
let calls = 0;
beforeAll(async () => {
  house = await openHouse();
  officer = await house.sit('u06');
  outside = createServer((_request, answer) => { calls += 1; answer.end('x'); }).listen(0, '127.0.0.1');
}, 120_000);
afterAll(async () => {
  outside.close();
  await house.close();
});

const codeOf = (error: unknown): string => (error !== null && typeof error === 'object' && 'code' in error ? String(error.code) : String(error));
/** The code a promise is refused with; a promise that is not refused fails the test. */
const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(() => 'not refused', (error: unknown) => (error !== null && typeof error === 'object' && 'refusal' in error ? codeOf(error.refusal) : codeOf(error)));

describe('a file that must not circulate is refused and the draft stays as it was', () => {
  const bomb = (): Uint8Array => zipSync({ ...partsOf(lines('x')), 'word/media/a.xml': new Uint8Array(400_000_000) }, { level: 9 });
  const template = (port: number): Uint8Array => docxOf(lines('mẫu từ xa'), {
    parts: {
      'word/settings.xml': '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:attachedTemplate r:id="rT1"/></w:settings>',
      'word/_rels/settings.xml.rels': relationships(relationship('rT1', 'attachedTemplate', `http://127.0.0.1:${port}/t.dotm`)),
    },
    relationships: relationship('rS', 'settings', 'settings.xml', false),
  });
  test.each([
    ['an empty file', () => new Uint8Array(), 'FILE_EMPTY'],
    ['a .doc renamed', () => file('legacy.doc'), 'FILE_LEGACY_DOC'],
    ['an encrypted .docx', () => file('encrypted.docx'), 'FILE_ENCRYPTED'],
    ['one with macros', () => docxOf(lines('x'), { parts: { 'word/vbaProject.bin': new Uint8Array(10) } }), 'FILE_HAS_MACROS'],
    ['a PDF renamed', () => new TextEncoder().encode('%PDF-1.7 …'), 'FILE_NOT_DOCX'],
    ['a zip bomb', bomb, 'FILE_UNSAFE'],
    ['a file of 60 MB', () => new Uint8Array(60_000_000), 'FILE_TOO_LARGE'],
    ['a secret document', () => docxOf(lines('SỞ CÔNG THƯƠNG', 'MẬT', 'BÁO CÁO')), 'CONFIDENTIAL_NOT_ALLOWED'],
  ])('%s', async (_name, bytes, code) => {
    const draft = await officer.api.createDraft(MINUTES_FLOW.draft);
    expect(await refusalOf(officer.api.putFile(draft.id, 'van-ban.docx', bytes()))).toBe(code);
    expect(await officer.api.document(draft.id)).toEqual(draft);
  }, 60_000);

  test('one with an external template link: nothing is called while it is handed in and converted', async () => {
    const { port } = outside.address() as AddressInfo;
    const draft = await officer.api.createDraft(MINUTES_FLOW.draft);
    const handedIn = await officer.api.putFile(draft.id, 'van-ban.docx', template(port)).catch(codeOf);
    if (typeof handedIn !== 'string') await officer.api.preview(draft.id);
    expect(typeof handedIn === 'string' ? handedIn : 'cut off').toMatch(/^(FILE_EXTERNAL_CONTENT|cut off)$/);
    expect(calls).toBe(0);
  }, 60_000);

  test('names and kinds of supporting papers', async () => {
    const draft = await officer.api.createDraft(MINUTES_FLOW.draft);
    const pdf = new TextEncoder().encode('%PDF-1.7\n');
    expect(await refusalOf(officer.api.addReference(draft.id, 'a\u0000b.pdf', pdf))).toBe('FILE_NAME_INVALID');
    expect(await refusalOf(officer.api.addReference(draft.id, '../../x.pdf', pdf))).toBe('FILE_NAME_INVALID');
    expect(await refusalOf(officer.api.addReference(draft.id, 'bao-gia.exe', pdf))).toBe('FILE_KIND_NOT_ALLOWED');
    expect(await refusalOf(officer.api.addReference(draft.id, 'bao-gia.png', pdf))).toBe('FILE_KIND_NOT_ALLOWED');
    expect(await refusalOf(officer.api.addReference(draft.id, 'bao-gia.pdf', new Uint8Array()))).toBe('FILE_EMPTY');
    expect(await officer.api.document(draft.id)).toEqual(draft);
  });
});

describe('signing with the wrong key, at the wrong time, twice', () => {
  let submitted: DocumentView;
  let head: PersonAtPane;
  const keyOf = async (person: PersonAtPane) => openKeyFile(await person.api.sampleKeyFile(), house.desk.pin, new Date());
  const signal = new AbortController().signal;
  const intentOf = async (person: PersonAtPane) => {
    const document = await person.api.document(submitted.id);
    return { document, stepId: document.myStepId ?? '', opinion: null, checklist: null };
  };
  const unchanged = async (work: () => Promise<void>): Promise<void> => {
    const before = await officer.api.document(submitted.id);
    await work();
    expect(await officer.api.document(submitted.id)).toEqual(before);
  };
  beforeAll(async () => {
    submitted = await submitDraft(officer, MINUTES_FLOW, quietly);
    head = await house.sit('u04');
  }, 60_000);

  test('a wrong PIN never leaves the pane', async () => {
    expect(await refusalOf(openKeyFile(await head.api.sampleKeyFile(), 'sai-pin', new Date()))).toBe('KEY_WRONG_PIN');
  });

  test('another person’s .p12', () => unchanged(async () => {
    const foreign = await keyOf(await house.sit('u15'));
    expect(await refusalOf(prepare(head.api, await intentOf(head), foreign, () => undefined, signal))).toBe('CERT_SUBJECT_MISMATCH');
  }));

  test('an expired certificate', () => unchanged(async () => {
    const expired = await house.sit('u17');
    const key = await keyOf(expired);
    // The sample's expired head cannot be in this route; his key is refused before it matters whose it is.
    expect(await refusalOf(prepare(head.api, await intentOf(head), key, () => undefined, signal))).toBe('CERT_EXPIRED');
  }));

  test('a certificate that nobody trusted has issued, though name and identity code are right, and bytes that are no certificate', () => unchanged(async () => {
    const { document: _document, ...answer } = await intentOf(head);
    const ask = (...certificates: readonly Uint8Array[]): Promise<string> =>
      refusalOf(head.api.prepareSignature(submitted.id, { ...answer, versionNo: 1, certificates: certificates.map((der) => Buffer.from(der).toString('base64')) }));
    expect(await ask(makeAuthorities().person('Phạm Văn Mẫu', { identity: 'MAU-u04' }).der)).toBe('CERT_NOT_TRUSTED');
    expect(await ask(new Uint8Array(3))).toBe('CERT_USAGE');
  }));

  test('a signature over something else, and one made with another key', () => unchanged(async () => {
    const intent = await intentOf(head);
    const prepared = await prepare(head.api, intent, await keyOf(head), () => undefined, signal);
    const foreign = await keyOf(await house.sit('u10'));
    const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', foreign.key, prepared.signedAttributes);
    expect(await refusalOf(head.api.completeSignature(prepared.request.id, Buffer.from(signature).toString('base64')))).toBe('SIGNATURE_INVALID');
    const own = await keyOf(head);
    const other = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', own.key, new TextEncoder().encode('khác'));
    expect(await refusalOf(head.api.completeSignature(prepared.request.id, Buffer.from(other).toString('base64')))).toBe('SIGNATURE_INVALID');
  }));

  test('an expired signing request', () => unchanged(async () => {
    const prepared = await prepare(head.api, await intentOf(head), await keyOf(head), () => undefined, signal);
    house.wait(11 * 60_000);
    const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', (await keyOf(head)).key, prepared.signedAttributes);
    expect(await refusalOf(head.api.completeSignature(prepared.request.id, Buffer.from(signature).toString('base64')))).toBe('SIGN_TOKEN_EXPIRED');
    expect(await refusalOf(head.api.preparedPdf(prepared.request.id))).toBe('SIGN_TOKEN_EXPIRED');
  }));

  test('a double click signs once and both clicks are told so; a replay later changes nothing', async () => {
    const prepared = await prepare(head.api, await intentOf(head), await keyOf(head), () => undefined, signal);
    const signature = Buffer.from(await crypto.subtle.sign('RSASSA-PKCS1-v1_5', (await keyOf(head)).key, prepared.signedAttributes)).toString('base64');
    const answers = await Promise.all([1, 2, 3].map(() => head.api.completeSignature(prepared.request.id, signature)));
    for (const answer of answers) expect(answer.signatures).toHaveLength(1);
    const after = await officer.api.document(submitted.id);
    expect((await head.api.completeSignature(prepared.request.id, signature)).signatures).toHaveLength(1);
    expect(await officer.api.document(submitted.id)).toEqual(after);
    expect(after.steps.map(({ status }) => status)).toEqual(['DONE', 'ACTIVE', 'WAITING', 'WAITING', 'WAITING']);
  });

  test('a request prepared before somebody withdrew is worth nothing', async () => {
    const centre = await house.sit('u15');
    const intent = await intentOf(centre);
    const prepared = await prepare(centre.api, intent, await keyOf(centre), () => undefined, signal);
    await officer.api.withdraw(submitted.id, 'Cần bổ sung phụ lục kỹ thuật');
    const signature = Buffer.from(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, (await keyOf(centre)).key, prepared.signedAttributes)).toString('base64');
    expect(await refusalOf(centre.api.completeSignature(prepared.request.id, signature))).toMatch(/^(NOT_FOUND|WRONG_STATUS|STEP_NOT_ACTIVE|VERSION_STALE)$/);
  });
});

describe('stale pages and hostile text', () => {
  test('a page that shows an older state cannot overwrite', async () => {
    const draft = await officer.api.createDraft(MINUTES_FLOW.draft);
    await officer.api.saveDraft(draft.id, draft.rowVersion, { subject: 'Mới hơn' });
    expect(await refusalOf(officer.api.saveDraft(draft.id, draft.rowVersion, { subject: 'Cũ' }))).toBe('DOCUMENT_CHANGED');
    expect((await officer.api.document(draft.id)).subject).toBe('Mới hơn');
  });

  test('a route changed after the preview must be previewed again', async () => {
    const draft = await officer.api.createDraft(MINUTES_FLOW.draft);
    await officer.api.putFile(draft.id, 'a.docx', await officer.api.templateFile('minutes-handover'));
    const { previewId } = await officer.api.preview(draft.id);
    const current = await officer.api.document(draft.id);
    const changed = await officer.api.saveDraft(draft.id, current.rowVersion, { subject: 'Bàn giao xe ô tô khác' });
    expect(await refusalOf(officer.api.submit(draft.id, changed.rowVersion, previewId))).toBe('PREVIEW_REQUIRED');
  }, 60_000);

  test.each([`'; DROP TABLE documents; --`, `<img src=x onerror=alert(1)>`, `{{7*7}} \${7*7} %s`, `a\u0000b\u0007c`, `“Đ” \u202E đảo`])('text %j is kept as text in every field and found again', async (text) => {
    const draft = await officer.api.createDraft({ ...MINUTES_FLOW.draft, subject: text, recipients: [text], addressees: [text], notFinancialReason: text });
    const expected = text.replace(/[\u0000\u0007]/g, '').trim();
    const kept = await officer.api.document(draft.id);
    expect([kept.subject, kept.recipients, kept.addressees]).toEqual([expected, [expected], [expected]]);
    await officer.api.documents({ tray: 'drafts', q: text });
    expect(await refusalOf(officer.api.document(text))).toMatch(/^(NOT_FOUND|BAD_REQUEST)$/);
    expect(await refusalOf(officer.api.documents({ tray: 'drafts', cursor: text }))).toBe('BAD_REQUEST');
    const saved = await officer.api.saveRouteTemplate({ name: text, docTypes: ['MINUTES'], financial: false, steps: [{ departmentId: 'VPS', kind: 'SIGN', ownerId: null }] });
    expect(saved.name).toBe(expected);
    await officer.api.deleteRouteTemplate(saved.id);
  });

  test('bodies that are no JSON, have unknown keys or are too large are refused without a trace in the log', async () => {
    const token = await fetch(`${house.desk.origin}/api/sessions`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ personId: 'u06', password: house.desk.password }) })
      .then((answer) => answer.json() as Promise<{ token: string }>).then((session) => session.token);
    const post = async (body: string): Promise<readonly [number, string]> => {
      const answer = await fetch(`${house.desk.origin}/api/documents`, { method: 'POST', headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }, body });
      return [answer.status, ((await answer.json()) as { error: { code: string } }).error.code];
    };
    expect(await post('{')).toEqual([400, 'BAD_REQUEST']);
    expect(await post('{"status":"ISSUED"}')).toEqual([400, 'BAD_REQUEST']);
    expect(await post(JSON.stringify({ subject: 'x'.repeat(300_000) }))).toEqual([413, 'BODY_TOO_LARGE']);
    expect(house.logged).toEqual([]);
  });

  test('guessing a password is slowed down, and the throttle tells how long', async () => {
    // The refused body of another test may have closed the connection that `fetch` kept.
    const attempt = (): Promise<Response> => ask().catch(() => ask());
    const ask = (): Promise<Response> => fetch(`${house.desk.origin}/api/sessions`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ personId: 'u16', password: 'sai' }) });
    const answers = [];
    for (let index = 0; index < 25; index += 1) answers.push((await attempt()).status);
    expect(answers[0]).toBe(401);
    expect(answers.at(-1)).toBe(429);
    expect((await attempt()).headers.get('retry-after')).toMatch(/^\d+$/);
  }, 60_000);
});
