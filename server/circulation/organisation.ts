/** The organisation as the rules see it: departments, people, who may act for whom. */
import type { CalendarDate, Capacity, DepartmentKind, DocumentType, Role } from './words.ts';

export interface Department {
  readonly id: string;
  /** Short name in routes, e.g. `P.KHTCTH`. */
  readonly abbr: string;
  /** Abbreviation in the notation of official letters, e.g. `VP` in `239/SCT-VP`. */
  readonly docAbbr: string | null;
  readonly name: string;
  readonly kind: DepartmentKind;
  readonly order: number;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly departmentId: string;
  readonly title: string;
  /** Title as printed above the signature, e.g. `CHÁNH VĂN PHÒNG`; null for people who do not sign. */
  readonly blockTitle: string | null;
  readonly roles: readonly Role[];
  readonly canFinalSign: boolean;
  readonly active: boolean;
}

export interface Delegation {
  readonly id: string;
  readonly kind: Capacity;
  readonly fromId: string;
  readonly toId: string;
  readonly scope: { readonly fields?: readonly string[]; readonly docTypes?: readonly DocumentType[]; readonly financial?: boolean; readonly maxAmount?: number };
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
  readonly docRef: string;
}

export interface Absence {
  readonly personId: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly reason: string;
  readonly substituteId: string | null;
}

/** Everything a rule may ask about the organisation. */
export interface Directory {
  readonly departments: readonly Department[];
  readonly people: readonly Person[];
  readonly delegations: readonly Delegation[];
  readonly absences: readonly Absence[];
  readonly financeDepartmentId: string;
}

/** Settings of domain.md §7 that the rules obey. */
export interface Policy {
  /** Decision b: may a person outside the directorate be the final signer? Default false. */
  readonly allowByOrderFinalSigner: boolean;
  /** Decision c: may steps share a `parallelGroup`? Default false. */
  readonly allowParallelGroups: boolean;
}
