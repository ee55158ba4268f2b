/** A line of the register of outgoing documents (Sổ đăng ký văn bản đi): the ten columns of NĐ 30/2020, Phụ lục IV. */
import { RefusalError } from '../circulation/errors.ts';
import type { CalendarDate, Directory, OutgoingDocument } from '../circulation/model.ts';
import { findDepartment, nameOf } from '../circulation/people.ts';
import { DOCUMENT_TYPE_FACTS } from './document-types.ts';
import { localDate } from './local-date.ts';

export interface RegisterColumns {
  readonly documentId: string;
  readonly seriesId: string;
  readonly year: number;
  readonly number: number;
  /** (1) Số, ký hiệu. */
  readonly documentCode: string;
  /** (2) Ngày tháng văn bản. */
  readonly issuedDate: CalendarDate;
  /** (3) Tên loại và trích yếu nội dung. */
  readonly typeAndSubject: string;
  /** (4) Người ký. */
  readonly signer: string;
  /** (5) Nơi nhận. */
  readonly recipients: string;
  /** (6) Đơn vị, người nhận bản lưu. */
  readonly keptBy: string;
  /** (7) Số lượng bản. */
  readonly copies: number;
  /** (8) Ngày chuyển. */
  readonly dispatchedOn: CalendarDate | null;
  /** (9) Ký nhận. */
  readonly receipt: string | null;
  /** (10) Ghi chú. */
  readonly note: string | null;
}

const KEPT = /^[-–\s]*Lưu\s*:\s*/iu;

/**
 * The row of a numbered document; filled in as far as its way has gone (dispatch and receipt follow at issue).
 * @throws RefusalError NUMBER_BEFORE_SIGN where it has no number yet
 */
export const registerRow = (document: OutgoingDocument, directory: Directory): RegisterColumns => {
  const { number } = document;
  if (number === null) throw new RefusalError('NUMBER_BEFORE_SIGN');
  const lines = document.recipients.map((line) => line.normalize('NFC').trim());
  const kept = lines.find((line) => KEPT.test(line));
  return {
    documentId: document.id, seriesId: number.seriesId, year: number.year, number: number.number,
    documentCode: number.documentCode, issuedDate: number.issuedDate,
    typeAndSubject: `${DOCUMENT_TYPE_FACTS[document.type].vi} ${asContinuation(document.subject)}`,
    signer: nameOf(directory, document.finalSignerId ?? ''),
    recipients: lines.filter((line) => !KEPT.test(line)).map(bare).join('; '),
    keptBy: kept ? bare(kept.replace(KEPT, '')).split(/\s*,\s*/u).join('; ') : usualKeepers(document, directory),
    copies: 1,
    dispatchedOn: document.issuedAt === null ? null : localDate(document.issuedAt),
    receipt: document.issuedAt === null ? null : '(điện tử)',
    note: document.isFinancial ? 'Hồ sơ tài chính' : null,
  };
};

/** The clerk (VT), and the file for minutes (Mẫu 1.9) or the drafting department for everything else. */
const usualKeepers = ({ type, departmentId }: OutgoingDocument, directory: Directory): string => {
  const second = type === 'MINUTES' ? 'Hồ sơ' : (findDepartment(directory, departmentId)?.docAbbr ?? null);
  return second === null ? 'VT' : `VT; ${second}`;
};

/** A recipient without the dash and stop of its list. */
const bare = (line: string): string => line.replace(/^[-–\s]+/u, '').replace(/[.;,\s]+$/u, '');

/** "Bàn giao xe …" goes on in lower case behind "Biên bản"; "V/v …", abbreviations and names of two words stay as they are. */
const asContinuation = (subject: string): string =>
  /^\p{Lu}\p{Ll}*\s+\p{Ll}/u.test(subject) ? subject.charAt(0).toLocaleLowerCase('vi') + subject.slice(1) : subject;
