import type { PlannedStep } from '../circulation/model.ts';
import { FINANCE_CHECKS } from '../circulation/model.ts';
import type { DocumentView } from '../acts/views.ts';
import type { NewDraft } from '../../addin/app/api.ts';
import { sitDown, type Desk, type PersonAtPane } from './pane.ts';

/** Tells of one step when it is done. */
export type Tell = <T>(what: string, work: () => Promise<T>) => Promise<T>;

export interface Flow {
  readonly templateId: string;
  readonly outName: string;
  readonly drafterId: string;
  readonly draft: NewDraft;
  /** Owner of each step in order, with how it reads in the story. */
  readonly signs: readonly { readonly personId: string; readonly what: string; readonly checklist?: true }[];
  readonly signatures: number;
}

const step = (kind: PlannedStep['kind'], ownerId: string): PlannedStep => ({ kind, ownerId, capacity: 'DIRECT', optional: false, parallelGroup: null });

/** Case 1 of the guidance letter: VPS → TT.KCTVPTCN → P.KHTCTH → P.KTQLNL → LDS (domain.md §6.1). */
export const MINUTES_FLOW: Flow = {
  templateId: 'minutes-handover', outName: 'bien-ban-ban-giao-xe.pdf', drafterId: 'u06', signatures: 6,
  draft: {
    type: 'MINUTES', subject: 'Bàn giao xe ô tô phục vụ công tác khuyến công', urgency: 'NORMAL', isFinancial: false, notFinancialReason: null,
    recipients: ['Các phòng, đơn vị có tên trên', 'Lưu: VT, Hồ sơ'], addressees: [],
    plannedRoute: [step('SIGN', 'u04'), step('SIGN', 'u15'), step('SIGN', 'u10'), step('SIGN', 'u13'), step('FINAL_SIGN', 'u01')],
  },
  signs: [
    { personId: 'u04', what: 'Chánh Văn phòng ký số' }, { personId: 'u15', what: 'Giám đốc Trung tâm ký số' }, { personId: 'u10', what: 'Trưởng phòng Kế hoạch - Tài chính - Tổng hợp ký số' },
    { personId: 'u13', what: 'Trưởng phòng Kỹ thuật và Quản lý năng lượng ký số' }, { personId: 'u01', what: 'Giám đốc Sở ký duyệt' },
  ],
};

/** Case 2: the drafting department initials, Planning & Finance checks and initials, the Director signs (domain.md §6.2). */
export const DECISION_FLOW: Flow = {
  templateId: 'decision-budget', outName: 'quyet-dinh-kinh-phi.pdf', drafterId: 'u14', signatures: 4,
  draft: {
    type: 'DECISION', subject: 'Về việc phê duyệt dự toán kinh phí tổ chức Hội nghị tập huấn sử dụng năng lượng tiết kiệm và hiệu quả năm 2026', urgency: 'NORMAL', isFinancial: true, notFinancialReason: null,
    recipients: ['Như Điều 3', 'Kho bạc Nhà nước (nơi giao dịch)', 'Lưu: VT, KTQLNL'], addressees: [],
    plannedRoute: [step('INITIAL', 'u13'), step('INITIAL', 'u10'), step('FINAL_SIGN', 'u01')],
  },
  signs: [
    { personId: 'u13', what: 'Trưởng phòng soạn thảo ký nháy' }, { personId: 'u10', what: 'Phòng Kế hoạch - Tài chính - Tổng hợp kiểm tra, ký nháy', checklist: true }, { personId: 'u01', what: 'Giám đốc Sở ký duyệt' },
  ],
};

const CLERK = 'u07';
const CHECKED = FINANCE_CHECKS.map((check) => ({ check, satisfied: true, note: null }));

/** Drafts, previews and submits; returns the document as its drafter sees it then. */
export async function submitDraft(officer: PersonAtPane, flow: Flow, tell: Tell): Promise<DocumentView> {
  const { api } = officer;
  const template = (await api.templates()).find(({ id }) => id === flow.templateId);
  if (template === undefined) throw new Error(`no template ${flow.templateId}`);
  const docx = await tell('Tải mẫu văn bản (.docx)', () => api.templateFile(template.id));
  const draft = await tell('Lập dự thảo, chọn luồng', async () => api.putFile((await api.createDraft(flow.draft)).id, template.fileName, docx));
  const preview = await tell('Xem trước bản PDF', () => api.preview(draft.id));
  if (preview.missing.length > 0) throw new Error(`places not found: ${preview.missing.map(({ key }) => key).join(', ')}`);
  const current = await api.document(draft.id);
  return tell('Trình', () => api.submit(draft.id, current.rowVersion, preview.previewId));
}

async function finish(clerk: PersonAtPane, documentId: string, password: string, tell: Tell): Promise<DocumentView> {
  const { api } = clerk;
  const proposal = await api.numberProposal(documentId);
  const waiting = await api.document(documentId);
  const numbered = await tell(`Văn thư lấy số ${proposal.documentCode}`, () => api.assignNumber(documentId, proposal.issuedDate, waiting.rowVersion));
  await tell(`Văn thư đóng dấu ${numbered.number?.documentCode ?? ''}`, () => api.applySeal(documentId, password));
  return tell('Ban hành', () => api.issue(documentId));
}

/** Takes one document the whole way over HTTP and returns the issued PDF. @throws when any step does not end as it should */
export async function walk(desk: Desk, flow: Flow, tell: Tell): Promise<{ readonly document: DocumentView; readonly pdf: Uint8Array }> {
  const submitted = await submitDraft(await sitDown(desk, flow.drafterId), flow, tell);
  for (const { personId, what, checklist } of flow.signs) {
    const person = await sitDown(desk, personId);
    await tell(what, () => person.sign(submitted.id, checklist ? { checklist: CHECKED } : {}));
  }
  const clerk = await sitDown(desk, CLERK);
  const tray = await clerk.api.documents({ tray: 'clerk' });
  if (!tray.rows.some(({ id }) => id === submitted.id)) throw new Error('the leader has signed, but the document is not in the clerk’s tray');
  const document = await finish(clerk, submitted.id, desk.password, tell);
  if (document.status !== 'ISSUED') throw new Error(`status ${document.status} instead of ISSUED`);
  const valid = document.signatures.filter(({ status }) => status === 'VALID').length;
  if (valid !== flow.signatures) throw new Error(`${valid} signatures instead of ${flow.signatures}`);
  return { document, pdf: await clerk.api.pdf(submitted.id) };
}
