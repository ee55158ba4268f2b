/** The one catalogue of refusals (domain.md §4.7): code → HTTP status and both languages, with `{fact}` placeholders. */

interface CatalogueEntry {
  readonly status: number;
  readonly vi: string;
  readonly en: string;
}

const define = (status: number, vi: string, en: string): CatalogueEntry => ({ status, vi, en });

export const ERROR_CATALOGUE = {
  // Route and people
  ROUTE_EMPTY: define(422, 'Chưa chọn luồng luân chuyển.', 'No route has been chosen.'),
  SIGNER_NOT_DIRECTORATE: define(422, 'Người ký phải là Lãnh đạo Sở.', 'The signer must be a Department leader.'),
  FINAL_SIGNER_NOT_LAST: define(422, 'Lãnh đạo Sở phải là người ký số sau cùng.', 'The Department leader must be the last digital signer.'),
  PRESENTER_NOT_OWN_HEAD: define(422, 'Người trình phải là lãnh đạo phòng/đơn vị của người soạn thảo.', "The presenter must be the head of the drafter's own department."),
  DUPLICATE_STEP_OWNER: define(422, '{name} đã có trong luồng ở bước {n}.', '{name} is already in the route at step {n}.'),
  STEP_OWNER_INACTIVE: define(422, 'Tài khoản {name} đang khóa hoặc đã chuyển công tác.', "{name}'s account is inactive."),
  STEP_OWNER_MAY_NOT_SIGN: define(422, '{name} không được giao ký văn bản trên hệ thống này.', '{name} may not sign documents in this system.'),
  PARALLEL_NOT_ALLOWED: define(422, 'Luồng phải đi lần lượt từng bước.', 'The route must run one step at a time.'),
  FINANCE_STEP_MISSING: define(422, 'Hồ sơ tài chính phải qua {dept} ký nháy trước khi trình Giám đốc.', 'Financial documents must be initialled by {dept} before the Director.'),
  FINANCE_ORDER: define(422, '{dept} phải đứng sau phòng soạn thảo và trước Lãnh đạo Sở.', '{dept} must come after the drafting department and before the leader.'),
  FINANCE_SIGNER_MUST_BE_DIRECTOR: define(422, 'Hồ sơ tài chính do Giám đốc ký; Phó Giám đốc ký thay cần văn bản giao quyền còn hiệu lực.', 'Financial documents are signed by the Director unless a valid delegation exists.'),
  FINANCE_CHECKLIST_REQUIRED: define(422, 'Phải đánh giá đủ các mục kiểm tra tài chính trước khi ký.', 'Every item of the finance checklist must be answered before signing.'),
  FINANCE_CHECKLIST_UNSATISFIED: define(422, 'Còn mục chưa đạt: {items}. Hãy trả lại hồ sơ kèm lý do.', 'Items not satisfied: {items}. Return the file with a reason.'),
  NOT_FINANCIAL_REASON_REQUIRED: define(422, 'Phải nêu lý do vì sao văn bản này không phải hồ sơ tài chính.', 'Say why this is not a financial document.'),

  // Content
  FORMAT_ERRORS: define(422, 'Văn bản còn {k} lỗi thể thức phải sửa.', '{k} format errors must be fixed.'),
  SUBJECT_REQUIRED: define(422, 'Chưa có trích yếu.', 'Subject missing.'),
  SUBJECT_TOO_LONG: define(422, 'Trích yếu vượt quá 500 ký tự.', 'Subject longer than 500 characters.'),
  RECIPIENTS_REQUIRED: define(422, 'Chưa có nơi nhận.', 'Recipients missing.'),
  SIGN_BLOCK_NOT_FOUND: define(422, 'Không thấy khối chữ ký của {name} trong văn bản.', 'Signature block of {name} not found.'),
  PLACE_NOT_FOUND: define(422, 'Không thấy chỗ cho {place} trên trang {page}. Hãy kéo khung đặt tay trên bản xem trước.', 'No place found for {place} on page {page}. Drag a box on the preview.'),
  PLACES_OVERLAP: define(422, 'Khung {a} và khung {b} chồng lên nhau trên trang {page}.', 'Boxes {a} and {b} overlap on page {page}.'),
  CONFIDENTIAL_NOT_ALLOWED: define(422, 'Văn bản mật không được xử lý trên hệ thống này.', 'Secret documents are not allowed here.'),

  // Turn and version
  STEP_NOT_ACTIVE: define(409, 'Chưa đến lượt xử lý của đồng chí.', 'It is not your turn.'),
  STEP_ALREADY_DONE: define(409, 'Bước này đã được xử lý lúc {time}.', 'Already handled at {time}.'),
  NOT_STEP_OWNER: define(403, 'Đồng chí không phải người xử lý bước này.', 'You do not own this step.'),
  WRONG_STEP_ACTION: define(409, 'Thao tác không đúng với loại bước này.', 'This action does not fit the kind of the step.'),
  WRONG_STATUS: define(409, 'Văn bản đang ở trạng thái «{status}», không thực hiện được thao tác này.', 'The document is in state "{status}"; this act is not possible.'),
  SIGNATURE_OUT_OF_ORDER: define(409, 'Chữ ký không đúng thứ tự luồng.', 'Signature out of route order.'),
  VERSION_STALE: define(409, 'Đã có phiên bản mới ({n}). Vui lòng mở lại.', 'A newer version ({n}) exists; reopen.'),
  DOCUMENT_CHANGED: define(409, 'Văn bản vừa thay đổi ở nơi khác. Vui lòng tải lại rồi làm lại.', 'The document has just changed elsewhere. Reload and try again.'),
  CONTENT_LOCKED: define(423, 'Văn bản đã có chữ ký, không sửa trực tiếp được.', 'Signed content is locked.'),
  EDIT_VOIDS_SIGNATURES: define(409, 'Sửa nội dung sẽ hủy {k} chữ ký: {names}.', 'Editing voids {k} signatures: {names}.'),
  RETURN_REASON_REQUIRED: define(422, 'Phải nhập lý do (từ 10 đến 2000 ký tự).', 'A reason of 10 to 2000 characters is required.'),
  WITHDRAW_AFTER_FINAL: define(409, 'Lãnh đạo Sở đã ký, không rút trình được.', 'Leader has signed; cannot withdraw.'),
  UNDO_NEXT_ACTED: define(409, 'Không thu hồi được: {name} đã xử lý.', 'Cannot undo: {name} has acted.'),
  STEP_NOT_OPTIONAL: define(409, 'Bước này bắt buộc, không được bỏ qua.', 'Step is mandatory.'),
  ROUTE_LOCKED_STEP: define(409, 'Không sửa được bước đã hoàn thành.', 'Completed steps cannot be changed.'),
  DELEGATION_EXPIRED: define(403, 'Ủy quyền đã hết hạn.', 'Delegation expired.'),
  DELEGATION_OUT_OF_SCOPE: define(403, 'Nội dung nằm ngoài phạm vi ủy quyền.', 'Delegation out of scope.'),
  DELEGATION_NOT_TRANSFERABLE: define(403, 'Không được ủy quyền lại.', 'Delegation is not transferable.'),
  CAPACITY_BLOCK_MISMATCH: define(422, 'Khối chữ ký ghi "{text}" không khớp tư cách ký {capacity}.', 'Block text does not match capacity.'),

  // Signatures
  FILE_TAMPERED: define(422, 'Tệp trả về không phải bản vừa gửi ký.', 'Returned file is not the file sent.'),
  SIGNATURE_INVALID: define(422, 'Chữ ký số không hợp lệ: {detail}.', 'Digital signature invalid: {detail}.'),
  PREVIOUS_SIGNATURE_BROKEN: define(422, 'Tệp làm hỏng chữ ký trước đó của {name}.', "The file breaks {name}'s earlier signature."),
  CERT_SUBJECT_MISMATCH: define(422, 'Chứng thư số thuộc về {certName}, không phải {userName}.', 'Certificate belongs to {certName}, not {userName}.'),
  CERT_EXPIRED: define(422, 'Chứng thư đã hết hạn hoặc chưa có hiệu lực ({from} – {to}).', 'The certificate is outside its validity ({from} – {to}).'),
  CERT_REVOKED: define(422, 'Chứng thư đã bị thu hồi.', 'Certificate revoked.'),
  CERT_STATUS_UNKNOWN: define(422, 'Chưa kiểm tra được trạng thái chứng thư.', 'Certificate status unknown.'),
  CERT_NOT_TRUSTED: define(422, 'Chứng thư không do tổ chức được tin cậy cấp.', 'The certificate was not issued by a trusted authority.'),
  CERT_WEAK: define(422, 'Chứng thư dùng thuật toán hoặc khóa quá yếu: {detail}.', 'The certificate uses a weak algorithm or key: {detail}.'),
  REVISION_NOT_ALLOWED: define(422, 'Phiên bản tệp có thay đổi không được phép: {detail}.', 'The revision changes what may not be changed: {detail}.'),
  CERT_USAGE: define(422, 'Chứng thư không dùng được để ký số.', 'The certificate may not be used for signing.'),
  SIGN_TOKEN_EXPIRED: define(410, 'Phiên ký đã hết hạn, vui lòng ký lại.', 'Signing session expired.'),
  SIGN_TOKEN_USED: define(409, 'Phiên ký này đã được dùng.', 'This signing session was already used.'),
  SIGN_HOLE_TOO_SMALL: define(409, 'Chữ ký lớn hơn chỗ đã chừa, vui lòng ký lại.', 'The signature is larger than its reserved space; sign again.'),
  TSA_UNAVAILABLE: define(503, 'Không lấy được dấu thời gian. Chưa có gì thay đổi, vui lòng thử lại.', 'No timestamp could be had. Nothing changed; try again.'),
  TSA_NOT_CONFIGURED: define(503, 'Chưa cấu hình dịch vụ cấp dấu thời gian.', 'No time-stamping service is configured.'),
  TSA_NOT_RENEWED: define(503, 'Dịch vụ cấp dấu thời gian vẫn dùng chứng thư hết hạn ngày {to}; dấu thời gian mới không kéo dài thêm hiệu lực.', 'The time-stamping service still uses a certificate that ends on {to}; another timestamp would prolong nothing.'),
  REVOCATION_UNAVAILABLE: define(503, 'Chưa lấy được trạng thái thu hồi của chứng thư: {detail}.', 'The revocation status of a certificate could not be had: {detail}.'),
  VGCA_UNAVAILABLE: define(503, 'Không kết nối được phần mềm ký số (VGCA Sign Service).', 'Cannot reach the signing service.'),
  TOKEN_UNAVAILABLE: define(503, 'Không dùng được thiết bị giữ khóa của cơ quan ({detail}). Chưa có gì thay đổi.', "The organisation's token cannot be used ({detail}). Nothing changed."),
  TOKEN_PIN_WRONG: define(503, 'Thiết bị giữ khóa của cơ quan không nhận mã PIN đã cấu hình ({detail}). Dừng lại để thiết bị không bị khóa.', "The organisation's token does not accept the configured PIN ({detail}). Stopped, so that it does not lock itself."),
  REMOTE_NOT_CONFIGURED: define(503, 'Máy chủ chưa được cấu hình dịch vụ ký số từ xa.', 'No remote signing service is configured on the server.'),
  REMOTE_NO_KEY: define(422, 'Dịch vụ ký số từ xa không có khóa nào dùng được của đồng chí.', 'The remote signing service holds no usable key of yours.'),
  REMOTE_UNAVAILABLE: define(503, 'Không kết nối được dịch vụ ký số từ xa. Chưa có gì thay đổi, vui lòng thử lại.', 'The remote signing service cannot be reached. Nothing changed; try again.'),
  REMOTE_SECRET_WRONG: define(422, 'Mã PIN hoặc mã xác nhận của khóa từ xa không đúng.', 'The PIN or the confirmation code of the remote key is wrong.'),
  REMOTE_REFUSED: define(422, 'Dịch vụ ký số từ xa từ chối: {detail}.', 'The remote signing service refused: {detail}.'),
  VGCA_NO_FILE: define(409, 'Phần mềm ký báo đã ký nhưng máy chủ chưa nhận được tệp đã ký. Chưa có gì thay đổi, vui lòng ký lại.', 'The signing service says it has signed, but no signed file has reached the server. Nothing changed; sign again.'),
  SIGN_CANCELLED: define(499, 'Đã hủy thao tác ký.', 'Signing cancelled.'),
  KEY_WRONG_PIN: define(422, 'Mật khẩu của tệp khóa không đúng.', 'The password of the key file is wrong.'),
  KEY_FILE_UNREADABLE: define(422, 'Không đọc được tệp khóa (.p12).', 'The key file (.p12) cannot be read.'),
  KEY_NOT_USABLE: define(422, 'Tệp khóa không có khóa ký dùng được kèm chứng thư của nó (RSA, hoặc EC P-256, P-384).', 'The key file holds no usable signing key with its certificate (RSA, or EC P-256, P-384).'),
  SHOWN_DIFFERS: define(409, 'Bản sắp ký không phải bản đang xem ({detail}). Đã dừng, chưa ký gì.', 'What would be signed is not what is shown ({detail}). Stopped; nothing was signed.'),

  // Clerk
  NUMBER_BEFORE_SIGN: define(409, 'Chưa có chữ ký của Lãnh đạo Sở.', 'Not signed by the leader yet.'),
  NUMBER_TAKEN: define(409, 'Số {n} đã dùng trong năm {y}.', 'Number {n} already used in {y}.'),
  NUMBER_DATE_BACKWARD: define(409, 'Ngày ban hành không được trước ngày của số liền trước ({d}).', 'Date earlier than the previous number ({d}).'),
  NUMBER_DATE_FUTURE: define(409, 'Ngày ban hành không được sau hôm nay ({d}).', 'The date may not be after today ({d}).'),
  NUMBER_DATE_BEFORE_SIGN: define(409, 'Ngày ban hành không được trước ngày Lãnh đạo Sở ký ({d}).', 'The date may not be before the leader signed ({d}).'),
  SERIES_CLOSED: define(409, 'Sổ số năm {y} chưa mở hoặc đã khóa.', 'Number series closed.'),
  ISSUE_MONTH_MISMATCH: define(409, 'Văn bản ghi tháng {a}, ngày cấp số thuộc tháng {b}.', 'Month in text ({a}) differs from issue date ({b}).'),
  ISSUE_DAY_MISMATCH: define(409, 'Văn bản ghi ngày {a}, ngày cấp số là {b}.', 'Day in text ({a}) differs from issue date ({b}).'),
  SEAL_BEFORE_NUMBER: define(409, 'Phải cấp số trước khi đóng dấu.', 'Number before sealing.'),
  SEAL_BY_SIGNER: define(403, 'Người đóng dấu phải khác người ký.', 'The one who seals must not be the signer.'),
  SEAL_NOT_CONFIGURED: define(503, 'Máy chủ chưa được cấu hình con dấu của cơ quan.', 'No seal of the organisation is configured on the server.'),
  ANNEX_NOT_SEALED: define(409, 'Còn {k} tệp kèm theo chưa ký số cơ quan.', '{k} annex files lack the organisation signature.'),
  ISSUED_IMMUTABLE: define(423, 'Văn bản đã ban hành; chỉ được thu hồi, thay thế hoặc đính chính.', 'Issued; only recall, replace or correct.'),
  DUPLICATE_CODE: define(409, 'Trùng số, ký hiệu và cơ quan ban hành.', 'Duplicate number, symbol and agency.'),

  // Files
  FILE_EMPTY: define(422, 'Tệp rỗng.', 'The file is empty.'),
  FILE_TOO_LARGE: define(413, 'Tệp lớn hơn {limit} MB.', 'The file is larger than {limit} MB.'),
  FILE_NOT_DOCX: define(422, 'Tệp không phải văn bản Word (.docx).', 'The file is not a Word document (.docx).'),
  FILE_LEGACY_DOC: define(422, 'Đây là tệp Word kiểu cũ (.doc). Hãy mở bằng Word và lưu thành .docx.', 'This is an old Word file (.doc). Save it as .docx.'),
  FILE_ENCRYPTED: define(422, 'Tệp đang đặt mật khẩu. Hãy gỡ mật khẩu rồi chọn lại.', 'The file is protected by a password. Remove it and choose the file again.'),
  FILE_HAS_MACROS: define(422, 'Tệp có macro, không được phép luân chuyển.', 'Files with macros may not circulate.'),
  FILE_CORRUPT: define(422, 'Tệp hỏng, không đọc được.', 'The file is damaged and cannot be read.'),
  PDF_MALFORMED: define(422, 'Tệp PDF hỏng hoặc có cấu trúc không được chấp nhận: {detail}.', 'The PDF is damaged or has a structure that is not accepted: {detail}.'),
  VERIFY_LIMIT: define(422, 'Tệp không kiểm tra xong trong giới hạn cho phép ({limit}). Tệp quá phức tạp hoặc được tạo để gây treo máy.', 'The file could not be checked within the limit ({limit}). It is too complex, or made to stall a machine.'),
  FILE_UNSAFE: define(422, 'Tệp có cấu trúc không an toàn ({detail}).', 'The file has an unsafe structure ({detail}).'),
  FILE_EXTERNAL_CONTENT: define(422, 'Tệp lấy nội dung từ bên ngoài ({target}). Hãy gỡ liên kết rồi chọn lại.', 'The file takes content from outside ({target}). Remove the link and choose it again.'),
  FILE_KIND_NOT_ALLOWED: define(422, 'Không nhận loại tệp này làm tài liệu kèm theo: {name}.', 'This kind of file is not accepted as a supporting paper: {name}.'),
  FILE_NAME_INVALID: define(422, 'Tên tệp dài quá 200 ký tự hoặc có ký tự không cho phép.', 'The file name is too long or has forbidden characters.'),
  WORD_FILE_UNAVAILABLE: define(503, 'Word không giao được tệp đang mở. Hãy lưu tệp rồi chọn hoặc thả tệp đã lưu vào đây.', 'Word did not hand out the open file. Save it, then choose or drop the saved file here.'),
  FILE_REQUIRED: define(422, 'Chưa có tệp văn bản.', 'The document file is missing.'),
  PREVIEW_REQUIRED: define(409, 'Văn bản hoặc luồng đã thay đổi sau bản xem trước. Hãy xem lại trước khi trình.', 'The text or the route changed after the preview. Look again before submitting.'),
  CONVERT_FAILED: define(422, 'Không chuyển được văn bản sang PDF: {detail}.', 'The document could not be converted to PDF: {detail}.'),
  CONVERTER_UNAVAILABLE: define(503, 'Bộ chuyển đổi PDF đang bận hoặc không phản hồi. Vui lòng thử lại.', 'The PDF converter is busy or not answering. Try again.'),

  // Access
  NOT_SIGNED_IN: define(401, 'Phiên làm việc đã hết, vui lòng đăng nhập lại.', 'Sign in again.'),
  WRONG_PASSWORD: define(401, 'Tên hoặc mật khẩu không đúng.', 'Name or password is wrong.'),
  TOO_MANY_ATTEMPTS: define(429, 'Thử quá nhiều lần. Vui lòng chờ {seconds} giây.', 'Too many attempts. Wait {seconds} seconds.'),
  NOT_ALLOWED: define(403, 'Đồng chí không có quyền thực hiện việc này.', 'You may not do this.'),
  NOT_FOUND: define(404, 'Không tìm thấy.', 'Not found.'),
  BAD_REQUEST: define(400, 'Yêu cầu không hợp lệ: {detail}.', 'Bad request: {detail}.'),
  BODY_TOO_LARGE: define(413, 'Dữ liệu gửi lên vượt quá giới hạn.', 'The request body is too large.'),
  INTERNAL: define(500, 'Máy chủ gặp lỗi. Mã tra cứu: {reference}.', 'Server error. Reference: {reference}.'),
  STORE_IN_USE: define(503, 'Thư mục dữ liệu {folder} đang do một máy chủ khác dùng (tiến trình {pid}). Hãy tắt máy chủ đó hoặc chọn thư mục khác.', 'The data folder {folder} is in use by another server (process {pid}). Stop it or choose another folder.'),
  STORE_UNAVAILABLE: define(503, 'Kho dữ liệu tạm thời không sẵn sàng. Chưa có gì thay đổi.', 'The data store is away. Nothing changed.'),
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof ERROR_CATALOGUE;
export type Facts = Readonly<Record<string, string | number>>;
export type Language = 'vi' | 'en';

/** A refusal as a value: a code of the catalogue and the facts its sentence needs. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly facts: Facts;
}

export const refusal = (code: ErrorCode, facts: Facts = {}): Refusal => ({ code, facts });

/**
 * The refusal's sentence in one language; a missing fact shows as `…` rather than leaking a placeholder.
 * A fact that is itself a phrase has an English twin: `status` is read from `statusEn` in the English sentence.
 */
export const messageOf = ({ code, facts }: Refusal, language: Language): string =>
  ERROR_CATALOGUE[code][language].replace(/\{(\w+)\}/g, (_, name: string) =>
    String((language === 'en' ? facts[`${name}En`] : undefined) ?? facts[name] ?? '…'));

/** Thrown where a value cannot travel (across a worker, out of a transaction); `http` turns it into the answer. */
export class RefusalError extends Error {
  readonly refusal: Refusal;
  constructor(code: ErrorCode, facts: Facts = {}, options?: ErrorOptions) {
    super(messageOf(refusal(code, facts), 'en'), options);
    this.name = 'RefusalError';
    this.refusal = refusal(code, facts);
  }
}

/** Throws a refusal, if there is one. */
export function refuseIf(reason: Refusal | null): void {
  if (reason !== null) throw new RefusalError(reason.code, reason.facts);
}
