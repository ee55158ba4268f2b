/** A small invented office for the store's tests. */
import type { OutgoingDocument, RouteStep, SignatureRecord } from '../../server/circulation/model.ts';
import { saveAgency } from '../../server/store/agency.ts';
import { saveDepartment, savePerson } from '../../server/store/directory.ts';
import type { PersonRecord } from '../../server/store/directory.ts';
import type { Tx } from '../../server/store/schema.ts';

const person = (id: string, name: string, departmentId: string): PersonRecord => ({
  id, name, departmentId, title: 'Chuyên viên', blockTitle: null, roles: ['specialist'], canFinalSign: false, active: true,
  identityCode: `MAU-${id}`, signatureImageSha256: null,
});

/** Office VPS (u04 head, u06 officer, u07 clerk), finance KHTCTH (u10), directorate LDS (u01). */
export const createOffice = async (tx: Tx): Promise<void> => {
  await saveDepartment(tx, { id: 'LDS', abbr: 'LDS', docAbbr: null, name: 'Lãnh đạo Sở', kind: 'directorate', order: 1 });
  await saveDepartment(tx, { id: 'VPS', abbr: 'VPS', docAbbr: 'VP', name: 'Văn phòng Sở', kind: 'office', order: 2 });
  await saveDepartment(tx, { id: 'KHTCTH', abbr: 'P.KHTCTH', docAbbr: 'KHTCTH', name: 'Phòng Kế hoạch', kind: 'division', order: 3 });
  await savePerson(tx, person('u01', 'Lê Thanh Giả Định', 'LDS'), 1);
  await savePerson(tx, person('u04', 'Phạm Văn Mẫu', 'VPS'), 2);
  await savePerson(tx, person('u06', 'Đỗ Minh Soạn Thảo', 'VPS'), 3);
  await savePerson(tx, person('u07', 'Vũ Thị Văn Thư', 'VPS'), 4);
  await savePerson(tx, person('u10', 'Đặng Kế Hoạch', 'KHTCTH'), 5);
  await saveAgency(tx, {
    id: 'SCT', abbr: 'SCT', name: 'SỞ CÔNG THƯƠNG', fullName: 'Sở Công Thương', organId: '000.00.00.H19', sealDiameterMm: 36, financeDepartmentId: 'KHTCTH', clerkDepartmentId: 'VPS',
  }, [
    { validFrom: '2020-03-05', validTo: '2026-04-29', parentAgency: 'UBND TỈNH ĐỒNG NAI', place: 'Đồng Nai' },
    { validFrom: '2026-04-30', validTo: null, parentAgency: 'UBND THÀNH PHỐ ĐỒNG NAI', place: 'Đồng Nai' },
  ]);
};

export const at = (minute: number): string => new Date(Date.UTC(2026, 10, 23, 1, minute)).toISOString();

export const draft = (id: string, changes: Partial<OutgoingDocument> = {}): OutgoingDocument => ({
  id, type: 'MINUTES', subject: 'Bàn giao xe ô tô phục vụ công tác khuyến công', urgency: 'NORMAL', confidentiality: 'NORMAL', isFinancial: false,
  notFinancialReason: null, recipients: ['Như trên', 'Lưu: VT'], addressees: [], drafterId: 'u06', departmentId: 'VPS', presenterId: 'u04', finalSignerId: 'u01',
  watcherIds: [], replyToId: null,
  plannedRoute: [
    { kind: 'SIGN', ownerId: 'u04', capacity: 'DIRECT', optional: false, parallelGroup: null },
    { kind: 'FINAL_SIGN', ownerId: 'u01', capacity: 'DIRECT', optional: false, parallelGroup: null },
  ],
  status: 'DRAFT', versionNo: 0, steps: [], signatures: [], number: null, returned: null, submittedAt: null, finalSignedAt: null, sealedAt: null, issuedAt: null,
  createdAt: at(0), updatedAt: at(0), rowVersion: 1, ...changes,
});

export const step = (documentId: string, versionNo: number, ordinal: number, changes: Partial<RouteStep> = {}): RouteStep => ({
  id: `${documentId}-${versionNo}-${ordinal}`, versionNo, ordinal, kind: ordinal === 1 ? 'SIGN' : 'FINAL_SIGN', ownerId: ordinal === 1 ? 'u04' : 'u01',
  capacity: 'DIRECT', optional: false, parallelGroup: null, departmentId: ordinal === 1 ? 'VPS' : 'LDS', status: 'WAITING',
  activatedAt: null, dueAt: null, completedAt: null, completedBy: null, opinion: null, checklist: null, ...changes,
});

export const submitted = (id: string, changes: Partial<OutgoingDocument> = {}): OutgoingDocument => {
  const versionNo = changes.versionNo ?? 1;
  return draft(id, {
    status: 'IN_CIRCULATION', versionNo, submittedAt: at(1), updatedAt: at(1),
    steps: [step(id, versionNo, 1, { status: 'ACTIVE', activatedAt: at(1), dueAt: at(500) }), step(id, versionNo, 2)],
    ...changes,
  });
};

export const signature = (id: string, documentId: string, versionNo: number, changes: Partial<SignatureRecord> = {}): SignatureRecord => ({
  id, kind: 'SIGN', stepId: `${documentId}-${versionNo}-1`, signerId: 'u04', versionNo, revisionNo: 2, pdfSha256Before: 'a'.repeat(64), pdfSha256After: 'b'.repeat(64),
  fieldName: 'Step_1', certificateSerial: '1A', certificateSubject: 'CN=Phạm Văn Mẫu', signedAt: at(2), timestampedAt: null, level: 'B-B', status: 'VALID', ...changes,
});
