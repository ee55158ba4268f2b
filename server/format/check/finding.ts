/** What the format check says, and what it must know of the house to say it (domain.md §5.4). */
import type { CalendarDate, Capacity, DocumentType, StepKind } from '../../circulation/model.ts';
import type { Paragraph } from './paper/paragraphs.ts';
import type { RuleId } from './rules.ts';

/** E blocks Trình, W is shown and recorded, I is only shown. */
export type Level = 'E' | 'W' | 'I';

export interface FormatContext {
  readonly type: DocumentType;
  /** Today at +07:00; the date line's own date goes before it where it is typed in full. */
  readonly date: CalendarDate;
  readonly agency: {
    readonly name: string;
    readonly abbr: string;
    /** Headers of the agency, each valid between two dates (both inclusive; null = still). */
    readonly profiles: readonly { readonly validFrom: CalendarDate; readonly validTo: CalendarDate | null; readonly parentAgency: string; readonly place: string }[];
  };
  /** The drafting department's abbreviation in notations; null where it has none. */
  readonly departmentDocAbbr: string | null;
  readonly route: readonly { readonly kind: StepKind; readonly name: string; readonly capacity: Capacity }[];
  /** Everybody of the directory who may be printed as signing. */
  readonly people: readonly { readonly name: string; readonly blockTitle: string | null }[];
}

export interface Finding {
  /** Equal for the same thing found again in the same text. */
  readonly id: string;
  readonly ruleId: RuleId;
  readonly level: Level;
  readonly place: {
    /** Part of the package. */
    readonly part: string;
    /** Counted from 1 in the part; null where the whole part is meant. */
    readonly paragraph: number | null;
    /** Tag of the content control in which it stands. */
    readonly tag: string | null;
    readonly excerpt: string;
  };
  /** For the sentence of the rule. `count`: so many paragraphs, of which the place is the first. */
  readonly facts: Readonly<Record<string, string | number>>;
  /** A machine can put it right. */
  readonly repairable: boolean;
}

/** A finding as its rule makes it: with the paragraph itself, and how to put it right. */
export interface Found {
  readonly rule: RuleId;
  readonly at: Paragraph | null;
  readonly part?: string;
  /** Parts that the repair changes, where they are more than one. */
  readonly parts?: readonly string[];
  readonly facts?: Finding['facts'];
  readonly repair?: () => void;
}
