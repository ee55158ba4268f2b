/** What a verification can find, in officials' Vietnamese and in English (TT 15/2025/TT-BKHCN, Phụ lục II asks for the Vietnamese). */

/** `error` makes invalid, `unknown` leaves undecided, `warning` is told. */
export type Severity = 'error' | 'unknown' | 'warning';
interface Entry { readonly severity: Severity; readonly vi: string; readonly en: string }
const define = (severity: Severity, vi: string, en: string): Entry => ({ severity, vi, en });

export const FINDINGS = {
  FILE_MALFORMED: define('error', 'Tệp PDF hỏng hoặc có cấu trúc không được chấp nhận: {detail}.', 'The PDF is damaged or has a structure that is not accepted: {detail}.'),
  NOT_SIGNED: define('unknown', 'Tệp không có chữ ký số nào.', 'The file carries no signature.'),
  BYTES_OUTSIDE: define('error', 'Có dữ liệu nằm ngoài các phiên bản của tệp: {detail}.', 'There are bytes outside the revisions of the file: {detail}.'),
  CHANGE_NOT_ALLOWED: define('error', 'Sau khi ký, tệp bị thay đổi ngoài phạm vi cho phép: {detail}.', 'After signing, the file was changed beyond what is allowed: {detail}.'),
  CHANGED_AFTER_LOCK: define('error', 'Tệp bị thay đổi sau khi đã khóa bằng chữ ký cơ quan: {detail}.', 'The file was changed after a signature had locked it: {detail}.'),
  DICTIONARY_WRONG: define('error', 'Từ điển chữ ký không đúng: {detail}.', 'The signature dictionary is wrong: {detail}.'),
  COVERAGE_WRONG: define('error', 'Chữ ký không bao phủ trọn phiên bản của tệp: {detail}.', 'The signature does not cover the whole revision: {detail}.'),
  CMS_MALFORMED: define('error', 'Cấu trúc chữ ký (CMS) không đúng: {detail}.', 'The signature structure (CMS) is malformed: {detail}.'),
  DIGEST_MISMATCH: define('error', 'Nội dung đã bị thay đổi: giá trị băm không khớp.', 'The content was changed: its hash does not match.'),
  VALUE_WRONG: define('error', 'Giá trị chữ ký không khớp khóa công khai của người ký.', "The signature value does not match the signer's public key."),
  ATTRIBUTE_WRONG: define('error', 'Thuộc tính được ký không đúng: {detail}.', 'A signed attribute is wrong: {detail}.'),
  CERTIFICATE_SWAPPED: define('error', 'Chứng thư đi kèm không phải chứng thư đã dùng để ký.', 'The certificate is not the one that was signed with.'),
  OTHER_CERTIFICATE: define('error', 'Chữ ký không dùng chứng thư đã khai khi bắt đầu ký.', 'The signature was not made with the certificate that was announced.'),
  ALGORITHM_WEAK: define('error', 'Thuật toán hoặc độ dài khóa không đủ mạnh: {detail}.', 'Algorithm or key is too weak: {detail}.'),
  CHAIN_UNTRUSTED: define('error', 'Chứng thư không dẫn tới tổ chức chứng thực được tin cậy.', 'The certificate does not lead to a trusted authority.'),
  CERTIFICATE_USAGE: define('error', 'Chứng thư không được cấp để ký số: {detail}.', 'The certificate may not be used for this: {detail}.'),
  CERTIFICATE_OUTSIDE_VALIDITY: define('error', 'Chứng thư không còn (hoặc chưa có) hiệu lực tại thời điểm ký ({from} – {to}).', 'The certificate was outside its validity when it signed ({from} – {to}).'),
  CERTIFICATE_EXPIRED_SINCE: define('unknown', 'Chứng thư đã hết hạn ({to}) và chữ ký không có dấu thời gian chứng minh thời điểm ký.', 'The certificate has expired ({to}) and no timestamp proves when it signed.'),
  CERTIFICATE_REVOKED: define('error', 'Chứng thư đã bị thu hồi ngày {at}.', 'The certificate was revoked on {at}.'),
  REVOCATION_UNKNOWN: define('warning', 'Chưa kiểm tra được trạng thái thu hồi của chứng thư.', "The certificate's revocation status could not be checked."),
  TIMESTAMP_WRONG: define('error', 'Dấu thời gian không hợp lệ: {detail}.', 'The timestamp is not valid: {detail}.'),
  NO_TIMESTAMP: define('warning', 'Không có dấu thời gian; thời điểm ký do máy người ký khai.', 'There is no timestamp; the signing time is what the signer claims.'),
  TIMES_DIFFER: define('warning', 'Thời điểm ký khai trong tệp lệch quá một ngày so với dấu thời gian.', 'The claimed signing time differs from the timestamp by more than a day.'),
  SIGNATURE_HIDES_TEXT: define('error', 'Hình của chữ ký tại ô {field} che chữ trên trang {page}, là chữ mà người ký trước đã thấy.', 'The picture of the signature in field {field} hides text on page {page} that an earlier signer saw.'),
  SIGNATURE_OVER_TEXT: define('warning', 'Hình của chữ ký tại ô {field} nằm trên chữ của trang {page}; hãy đối chiếu với chữ bên dưới.', 'The picture of the signature in field {field} lies over text on page {page}; compare it with what is below.'),
  PAGE_NOT_READ: define('warning', 'Không đọc được chữ trên trang {page} nên chưa xét được chữ ký tại ô {field} có che chữ hay không.', 'The text of page {page} cannot be read, so it is not known whether the signature in field {field} lies over it.'),
  NOT_PADES: define('warning', 'Chữ ký hợp lệ nhưng không theo PAdES: {detail}.', 'The signature is no PAdES signature: {detail}.'),
} as const satisfies Record<string, Entry>;

export type FindingCode = keyof typeof FINDINGS;
export interface Finding { readonly code: FindingCode; readonly facts: Readonly<Record<string, string>> }

export const finding = (code: FindingCode, facts: Finding['facts'] = {}): Finding => ({ code, facts });
export const severityOf = ({ code }: Finding): Severity => FINDINGS[code].severity;

/** The finding's sentence. */
export const findingText = ({ code, facts }: Finding, language: 'vi' | 'en'): string =>
  FINDINGS[code][language].replace(/\{(\w+)\}/g, (_, key: string) => facts[key] ?? '…');

export type Result = 'VALID' | 'WARNINGS' | 'INVALID' | 'UNDECIDED';

/** The worst finding decides. */
export const resultOf = (findings: readonly Finding[]): Result => {
  const severities = new Set(findings.map(severityOf));
  if (severities.has('error')) return 'INVALID';
  if (severities.has('unknown')) return 'UNDECIDED';
  return severities.has('warning') ? 'WARNINGS' : 'VALID';
};
