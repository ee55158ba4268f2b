/** The rows that domain.md §6.3 shows. */
import { describe, expect, test } from 'vitest';
import type { OutgoingDocument } from '../../server/circulation/model.ts';
import { RefusalError } from '../../server/circulation/errors.ts';
import { registerRow } from '../../server/registry/register-row.ts';
import { DIRECTORY } from '../circulation/organisation.ts';
import { issued, minutesDraft, moneyDraft, numbered, numberOf } from '../circulation/story.ts';

const row = (document: OutgoingDocument) => registerRow(document, DIRECTORY);
const registered = (change: Partial<OutgoingDocument>): OutgoingDocument => ({ ...numbered(minutesDraft()), ...change });

describe('Sổ đăng ký văn bản đi', () => {
  test('the minutes', () => {
    expect(row(issued(minutesDraft()))).toEqual({
      documentId: 'd1', seriesId: 'CHUNG-2026', year: 2026, number: 7, documentCode: '07/BB-SCT', issuedDate: '2026-11-23',
      typeAndSubject: 'Biên bản bàn giao xe ô tô phục vụ công tác khuyến công', signer: 'Lê Thanh Giả Định', recipients: 'Các phòng, đơn vị có tên trên',
      keptBy: 'VT; Hồ sơ', copies: 1, dispatchedOn: '2026-11-23', receipt: '(điện tử)', note: null,
    });
  });
  test('the financial decision', () => {
    const number = numberOf({ seriesId: 'QD-2026', number: 215, notation: 'QĐ-SCT', documentCode: '215/QĐ-SCT' });
    expect(row({ ...issued(moneyDraft()), number })).toMatchObject({
      documentCode: '215/QĐ-SCT', typeAndSubject: 'Quyết định về việc phê duyệt dự toán kinh phí tổ chức Hội nghị tập huấn', recipients: 'Như Điều 3; Kho bạc Nhà nước (nơi giao dịch)',
      keptBy: 'VT; KTQLNL', note: 'Hồ sơ tài chính',
    });
  });
  test('is entered with the number; dispatch and receipt follow', () => {
    expect(row(numbered(minutesDraft()))).toMatchObject({ dispatchedOn: null, receipt: null });
  });
  test('without a line "Lưu:" the clerk and the drafting department keep it', () => {
    expect(row(registered({ recipients: ['- Như trên;'] }))).toMatchObject({ recipients: 'Như trên', keptBy: 'VT; Hồ sơ' });
    expect(row(registered({ type: 'REPORT', recipients: ['Như trên.'] })).keptBy).toBe('VT; VP');
    expect(row(registered({ type: 'REPORT', recipients: ['Như trên.'], departmentId: 'LDS' })).keptBy).toBe('VT');
  });
  test('keeps capitals that are not the sentence’s', () => {
    const subject = (text: string) => row(registered({ type: 'OFFICIAL_LETTER', subject: text })).typeAndSubject;
    expect(subject('V/v rà soát trạm sạc')).toBe('Công văn V/v rà soát trạm sạc');
    expect(subject('Đồng Nai tổ chức hội chợ')).toBe('Công văn Đồng Nai tổ chức hội chợ');
    expect(subject('UBND thành phố giao')).toBe('Công văn UBND thành phố giao');
    expect(subject('Kết quả khuyến công')).toBe('Công văn kết quả khuyến công');
  });
  test('has no row for what has no number', () => {
    expect(() => row(minutesDraft())).toThrow(RefusalError);
  });
});
