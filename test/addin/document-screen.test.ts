import { describe, expect, test } from 'vitest';
import { texts as appTexts } from '../../addin/app/texts.ts';
import { vocabulary } from '../../addin/app/vocabulary.ts';
import { judgeDate } from '../../addin/clerk/judge-date.ts';
import { texts as clerkTexts } from '../../addin/clerk/texts.ts';
import { actTexts } from '../../addin/document/act-texts.ts';
import { gatherSaves } from '../../addin/document/gather-saves.ts';
import { completingAct, judgeAnswers, standingSignatures, toChecklist, withdrawNeedsReason } from '../../addin/document/judge-acts.ts';
import { myPlace, openPlaces } from '../../addin/document/places.ts';
import { sayArchive } from '../../addin/document/say-archive.ts';
import { commonNameOf, sayIntegrity } from '../../addin/document/say-integrity.ts';
import { sayWhere } from '../../addin/document/say-where.ts';
import { texts as documentTexts } from '../../addin/document/texts.ts';
import { texts as helpTexts } from '../../addin/help/texts.ts';
import { texts as inboxTexts } from '../../addin/inbox/texts.ts';
import { fill } from '../../addin/app/language.tsx';
import type { ArchiveView, DocumentView, NumberProposalView, SignatureView, StepView, TimelineEntry } from '../../server/acts/views.ts';
import { FINANCE_CHECKS } from '../../server/circulation/model.ts';
import type { Place } from '../../server/pdf/geometry.ts';

const step = (ordinal: number, status: StepView['status'], ownerId: string, kind: StepView['kind'] = 'SIGN'): StepView => ({
  id: `s${ordinal}`, ordinal, kind, capacity: 'DIRECT', status, optional: false, ownerId, ownerName: `Người ${ownerId}`, ownerTitle: 'Trưởng phòng', departmentId: 'KHTCTH', departmentAbbr: 'P.KHTCTH',
  activatedAt: status === 'ACTIVE' ? '2026-11-22T01:00:00Z' : null, dueAt: null, completedAt: null, opinion: null, checklist: null, needsChecklist: false,
});
const signature = (id: string, stepId: string | null, signedAt: string, status: SignatureView['status'] = 'VALID'): SignatureView => ({
  id, kind: 'SIGN', stepId, signerName: `Người ${id}`, certificateSubject: 'CN=x', certificateSerial: '01', signedAt, timestampedAt: signedAt, level: 'B-T', status,
});
const place = (key: Place['key']): Place => ({ key, page: 0, rect: { x: 1, y: 1, width: 10, height: 10 }, source: 'tag' });
const minutes: DocumentView = {
  id: 'd1', rowVersion: 4, type: 'MINUTES', subject: 'Bàn giao xe', urgency: 'NORMAL', isFinancial: false, notFinancialReason: null, recipients: [], addressees: [], status: 'IN_CIRCULATION', versionNo: 1,
  drafterId: 'u06', drafterName: 'Đỗ Minh Soạn Thảo', departmentId: 'VPS', departmentName: 'Văn phòng Sở', presenterId: 'u04', presenterName: 'Phạm Văn Mẫu', finalSignerId: 'u01', finalSignerName: 'Lê Thanh Giả Định',
  plannedRoute: [], steps: [step(1, 'DONE', 'u04'), step(2, 'ACTIVE', 'u10'), step(3, 'WAITING', 'u01', 'FINAL_SIGN')], myStepId: null, signatures: [signature('a', 's1', '2026-11-22T01:00:00Z')], archive: null, number: null, returned: null,
  references: [], timeline: [], allowed: [], file: null,
  pdf: { sha256: 'ab', length: 10, revisionNo: 2, pages: [], places: [place('step:1'), place('step:2'), place('step:3'), place('seal'), place('number')] },
  createdAt: '2026-11-21T01:00:00Z', submittedAt: '2026-11-21T02:00:00Z', finalSignedAt: null, sealedAt: null, issuedAt: null,
};
const say = (document: DocumentView, myId: string): string => {
  const { key, facts } = sayWhere(document, myId, () => 'P.KHTCTH', new Date('2026-11-22T03:30:00Z'), 'vi');
  return fill(documentTexts.vi[key], facts);
};

describe('«đang ở ai, từ lúc nào»', () => {
  test('in circulation: the holder, since when, how long; to the holder it says «đồng chí»', () => {
    expect(say(minutes, 'u06')).toBe('Đang ở Người u10 (P.KHTCTH) từ 08:00 ngày 22/11/2026 (2 giờ 30 phút).');
    expect(say(minutes, 'u10')).toBe('Đang chờ đồng chí từ 08:00 ngày 22/11/2026 (2 giờ 30 phút).');
  });

  test('with the clerk, and issued', () => {
    const number = { seriesId: 'CHUNG', year: 2026, number: 7, notation: 'BB-SCT', documentCode: '07/BB-SCT', issuedDate: '2026-11-22' };
    expect(say({ ...minutes, status: 'AWAITING_NUMBER', finalSignedAt: '2026-11-22T07:05:00Z' }, 'u06')).toBe('Đã ký duyệt lúc 14:05 ngày 22/11/2026. Đang ở Văn thư, chờ cấp số.');
    expect(say({ ...minutes, status: 'NUMBERED', number }, 'u06')).toBe('Đã cấp số 07/BB-SCT. Đang ở Văn thư, chờ đóng dấu.');
    expect(say({ ...minutes, status: 'ISSUED', number, issuedAt: '2026-11-22T08:00:00Z' }, 'u06')).toBe('Đã ban hành số 07/BB-SCT lúc 15:00 ngày 22/11/2026.');
  });
});

describe('the integrity sentence', () => {
  const sentence = (signatures: readonly SignatureView[]): string => {
    const { key, facts } = sayIntegrity(signatures);
    return fill(documentTexts.vi[key], facts);
  };
  test('counts valid signatures and names the last change', () => {
    expect(sentence([signature('a', 's1', '2026-11-22T01:00:00Z'), signature('b', 's2', '2026-11-22T07:05:00Z')])).toBe('2/2 chữ ký hợp lệ; bản này chưa bị sửa từ 14:05 ngày 22/11/2026.');
  });

  test('never calls fallen signatures valid', () => {
    expect(sentence([])).toBe('Bản này chưa có chữ ký nào.');
    expect(sentence([signature('a', 's1', '2026-11-22T01:00:00Z', 'VOIDED')])).toContain('hết giá trị');
    expect(sentence([signature('a', 's1', '2026-11-22T01:00:00Z'), signature('b', 's2', '2026-11-22T02:00:00Z', 'UNDONE')])).toBe('1 chữ ký còn giá trị, 1 chữ ký đã hết giá trị.');
  });

  test('a certificate is told by its holder’s name', () => {
    expect(commonNameOf('C=VN, O=Sở Công Thương, CN=Phạm Văn Mẫu, serialNumber=MAU-u04')).toBe('Phạm Văn Mẫu');
    expect(commonNameOf('Sở Công Thương (MẪU)')).toBe('Sở Công Thương (MẪU)');
  });
});

describe('acts', () => {
  test('my step is completed by the one act of its kind', () => {
    expect(completingAct(['withdraw', 'digitalSign', 'returnDocument'])).toBe('digitalSign');
    expect(completingAct(['withdraw'])).toBeNull();
  });

  test('finance signs only when all six are satisfied, and returns as soon as one is not', () => {
    const good = Object.fromEntries(FINANCE_CHECKS.map((check) => [check, { satisfied: true, note: '' }]));
    expect(judgeAnswers({})).toBe('open');
    expect(judgeAnswers(good)).toBe('good');
    expect(judgeAnswers({ AMOUNT_IN_WORDS: { satisfied: false, note: ' sai ' } })).toBe('return');
    expect(toChecklist({ AUTHORITY: { satisfied: true, note: '' }, LEGAL_BASIS: { satisfied: false, note: ' thiếu ' } })).toEqual([
      { check: 'LEGAL_BASIS', satisfied: false, note: 'thiếu' }, { check: 'AUTHORITY', satisfied: true, note: null },
    ]);
  });

  test('a withdrawal needs a reason once somebody other than the presenter has signed', () => {
    expect(withdrawNeedsReason(minutes)).toBe(false);
    const signed = { ...minutes, signatures: [...minutes.signatures, signature('b', 's2', '2026-11-22T02:00:00Z')] };
    expect(withdrawNeedsReason(signed)).toBe(true);
    expect(standingSignatures({ ...signed, signatures: [signature('b', 's2', '2026-11-22T02:00:00Z', 'VOIDED')] })).toEqual([]);
  });

  test('open places are those nobody has filled; mine follows my step or the clerk’s next act', () => {
    expect(openPlaces(minutes).map(({ key }) => key)).toEqual(['step:2', 'step:3', 'seal', 'number']);
    expect(myPlace({ ...minutes, myStepId: 's2' })).toBe('step:2');
    expect(myPlace({ ...minutes, allowed: ['assignNumber', 'refuseNumber'] })).toBe('number');
    expect(myPlace(minutes)).toBeNull();
  });
});

describe('the date of issue', () => {
  const proposal: NumberProposalView = { seriesId: 'QD', number: 15, documentCode: '15/QĐ-SCT', issuedDate: '2026-12-01', hasDateLine: true, typedMonth: null, typedYear: null, lastNumber: 14, lastDate: '2026-11-20' };
  const key = (date: string, change: Partial<NumberProposalView> = {}): string | undefined => judgeDate(date, { ...proposal, ...change }, '2026-11-24T20:00:00Z')?.key;
  test('is not in the future, not before the leader’s signature, not before the previous number', () => {
    expect([key('2026-12-01'), key('2026-12-02'), key('2026-11-24'), key('2026-11-26', { lastDate: '2026-11-27' })]).toEqual([undefined, 'future', 'beforeSigned', 'backward']);
  });

  test('stays in the month typed in the text (signed 30/11, numbered 01/12)', () => {
    expect([key('2026-12-01', { typedMonth: 11, typedYear: 2026 }), key('2026-11-30', { typedMonth: 11, typedYear: 2026 }), key('2026-12-01', { typedMonth: 11 })]).toEqual(['monthMismatch', undefined, 'monthOnly']);
  });
});

test('every sentence exists in both languages with the same facts', () => {
  const placeholders = (sentence: string): string => [...new Set(sentence.match(/\{\w+\}/g) ?? [])].sort().join();
  for (const { vi, en } of [appTexts, inboxTexts, documentTexts, actTexts, clerkTexts, helpTexts, vocabulary]) {
    expect(Object.keys(en)).toEqual(Object.keys(vi));
    for (const [key, sentence] of Object.entries<string>(vi)) {
      expect(sentence.trim(), key).not.toBe('');
      expect(placeholders((en as Record<string, string>)[key] ?? ''), key).toBe(placeholders(sentence));
      expect(sentence.normalize('NFC'), key).toBe(sentence);
    }
  }
});

describe('what came back, and by whom', () => {
  const entry = (seq: number, action: string, actorName = 'Đỗ Minh Soạn Thảo'): TimelineEntry => ({ seq, action, actorName, onBehalfOfName: null, at: `2026-11-22T01:0${seq}:00Z`, reason: null, facts: {} });

  test('a new version that the officer opened is not called a return, also after the draft has saved itself', () => {
    const own = { ...minutes, status: 'RETURNED' as const, timeline: [entry(1, 'submit'), entry(2, 'createNewVersion'), entry(3, 'saveDraft')] };
    expect(say(own, 'u06')).toBe('Đã mở phiên bản mới; chờ Đỗ Minh Soạn Thảo sửa và trình lại.');
    expect(say({ ...own, timeline: [entry(1, 'submit'), entry(2, 'returnDocument', 'Phạm Văn Mẫu')] }, 'u06')).toBe('Đã trả lại Đỗ Minh Soạn Thảo; chờ sửa và trình lại.');
  });

  test("one person's saves in a row are one entry of the record, at the time of the last", () => {
    const gathered = gatherSaves([entry(1, 'saveDraft'), entry(2, 'saveDraft'), entry(3, 'submit'), entry(4, 'saveDraft'), entry(5, 'saveDraft', 'Phạm Văn Mẫu')]);
    expect(gathered.map(({ seq, times }) => [seq, times])).toEqual([[5, 1], [4, 1], [3, 1], [2, 2]]);
  });
});

describe('the level of the archive', () => {
  const sayLevel = (archive: ArchiveView): string => sayArchive(archive).map((key) => documentTexts.vi[key]).join(' ');

  test('is said as it was reached, with what is missing and who sees to it', () => {
    expect(sayLevel({ level: 'B-LTA', hindrance: null, givenUp: false })).toBe(documentTexts.vi['archive.B-LTA']);
    expect(sayLevel({ level: 'B-T', hindrance: null, givenUp: false })).toBe('Mức lưu trữ B-T: các chữ ký có dấu thời gian. Máy chủ đang bổ sung dữ liệu để lưu trữ lâu dài.');
    expect(sayLevel({ level: 'B-LT', hindrance: 'TSA_UNAVAILABLE', givenUp: false })).toContain('Chưa lấy được dấu thời gian lưu trữ. Máy chủ sẽ tự thử lại.');
    expect(sayLevel({ level: 'B-T', hindrance: 'SIGNATURE_INVALID', givenUp: true })).toContain('Chưa bổ sung được dữ liệu lưu trữ. Máy chủ đã ngừng thử');
  });
});
