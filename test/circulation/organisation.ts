/** A small Sở for the tests of the rules: the departments of the letter, invented people. */
import type { Delegation, Department, Directory, Person, Role } from '../../server/circulation/model.ts';

const department = (id: string, abbr: string, docAbbr: string | null, name: string, kind: Department['kind'], order: number): Department => ({ id, abbr, docAbbr, name, kind, order });

const person = (id: string, name: string, departmentId: string, title: string, roles: readonly Role[], blockTitle: string | null = null): Person =>
  ({ id, name, departmentId, title, blockTitle, roles, canFinalSign: departmentId === 'LDS', active: true });

const departments: readonly Department[] = [
  department('LDS', 'LDS', null, 'Lãnh đạo Sở', 'directorate', 1),
  department('VPS', 'VPS', 'VP', 'Văn phòng Sở', 'office', 2),
  department('KHTCTH', 'P.KHTCTH', 'KHTCTH', 'Phòng Kế hoạch - Tài chính - Tổng hợp', 'division', 3),
  department('KTQLNL', 'P.KTQLNL', 'KTQLNL', 'Phòng Kỹ thuật và Quản lý năng lượng', 'division', 4),
  department('TTKC', 'TT.KCVPTCN', 'TTKC', 'Trung tâm Khuyến công', 'centre', 7),
];

const people: readonly Person[] = [
  person('director', 'Lê Thanh Giả Định', 'LDS', 'Giám đốc', ['director'], 'GIÁM ĐỐC'),
  person('deputy', 'Trần Quốc Minh Họa', 'LDS', 'Phó Giám đốc', ['deputyDirector'], 'PHÓ GIÁM ĐỐC'),
  person('chief', 'Phạm Văn Mẫu', 'VPS', 'Chánh Văn phòng', ['departmentHead'], 'CHÁNH VĂN PHÒNG'),
  person('deputyChief', 'Hoàng Thị Thử Nghiệm', 'VPS', 'Phó Chánh Văn phòng', ['deputyHead'], 'PHÓ CHÁNH VĂN PHÒNG'),
  person('officer', 'Đỗ Minh Soạn Thảo', 'VPS', 'Chuyên viên', ['specialist']),
  person('clerk', 'Vũ Thị Văn Thư', 'VPS', 'Văn thư', ['clerk']),
  person('admin', 'Ngô Công Nghệ', 'VPS', 'Chuyên viên CNTT', ['systemAdmin', 'specialist']),
  person('finance', 'Đặng Kế Hoạch', 'KHTCTH', 'Trưởng phòng', ['departmentHead'], 'TRƯỞNG PHÒNG'),
  person('deputyFinance', 'Lý Thị Dự Toán', 'KHTCTH', 'Phó Trưởng phòng', ['deputyHead'], 'PHÓ TRƯỞNG PHÒNG'),
  person('accountant', 'Mai Văn Kế Toán', 'KHTCTH', 'Chuyên viên', ['specialist']),
  person('energy', 'Trịnh Đình Năng Lượng', 'KTQLNL', 'Trưởng phòng', ['departmentHead'], 'TRƯỞNG PHÒNG'),
  person('deputyEnergy', 'Cao Thị Kỹ Thuật', 'KTQLNL', 'Phó Trưởng phòng', ['deputyHead'], 'PHÓ TRƯỞNG PHÒNG'),
  person('centre', 'Hồ Khuyến Công', 'TTKC', 'Giám đốc Trung tâm', ['departmentHead'], 'GIÁM ĐỐC'),
  person('advisor', 'Dương Thị Tư Vấn', 'TTKC', 'Chuyên viên', ['specialist']),
  { ...person('retired', 'La Văn Đã Nghỉ', 'TTKC', 'Chuyên viên', ['specialist']), active: false },
];

export const DIRECTORY: Directory = { departments, people, delegations: [], absences: [], financeDepartmentId: 'KHTCTH' };

/** The directory with these people changed. */
export const withPerson = (id: string, change: Partial<Person>, directory: Directory = DIRECTORY): Directory =>
  ({ ...directory, people: directory.people.map((one) => (one.id === id ? { ...one, ...change } : one)) });

export const withDelegations = (...delegations: readonly Delegation[]): Directory => ({ ...DIRECTORY, delegations });

/** A written delegation in force throughout 2026 unless said otherwise. */
export const delegation = (fromId: string, toId: string, change: Partial<Delegation> = {}): Delegation =>
  ({ id: `${fromId}-${toId}`, kind: 'ON_BEHALF_DEPUTY', fromId, toId, scope: {}, validFrom: '2026-01-01', validTo: '2026-12-31', docRef: '00/TB-SCT', ...change });
