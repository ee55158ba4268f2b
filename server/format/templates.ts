/** The documents an officer may start from: made from source, never kept as binary files. */
import type { DocumentType } from '../circulation/model.ts';
import { decisionBudget } from './templates/decision-budget.ts';
import { minutesHandover } from './templates/minutes-handover.ts';
import { packDocx } from './templates/package.ts';

export type TemplateId = 'minutes-handover' | 'decision-budget';

export interface Template {
  readonly id: TemplateId;
  readonly fileName: string;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly docType: DocumentType;
}

export const TEMPLATES: readonly Template[] = [
  { id: 'minutes-handover', fileName: 'bien-ban-ban-giao-xe.docx', titleVi: 'Biên bản bàn giao xe ô tô (nhiều phòng, đơn vị cùng ký)', titleEn: 'Minutes of a vehicle handover (signed by several departments)', docType: 'MINUTES' },
  { id: 'decision-budget', fileName: 'quyet-dinh-kinh-phi.docx', titleVi: 'Quyết định phê duyệt dự toán kinh phí', titleEn: 'Decision approving a budget estimate', docType: 'DECISION' },
];

/**
 * The .docx of a template. Equal arguments give equal bytes.
 * @param issueYear the year typed in the date line (`năm 2026`); the sample texts themselves speak of 2026.
 */
export const buildTemplate = (id: TemplateId, issueYear = 2026): Uint8Array => {
  switch (id) {
    case 'minutes-handover': return packDocx('Biên bản bàn giao xe ô tô phục vụ công tác khuyến công', minutesHandover());
    case 'decision-budget': return packDocx('Quyết định về việc phê duyệt dự toán kinh phí tổ chức Hội nghị tập huấn', decisionBudget(issueYear));
  }
};
