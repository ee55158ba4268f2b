/** Parts that both forms are made of. */
import { TEXT_WIDTH } from './page.ts';
import { cell, paragraph, row, rule, signingSpace, table } from './words.ts';

export const body = (...texts: readonly string[]): readonly string[] => texts.map((text) => paragraph('Body', text));

/** Type and subject with its rule, a third to a half of the line above (ô 5a); `subject` may break its lines. */
export const heading = (typeName: string, subject: string, ruleLength: number): readonly string[] => [
  paragraph('TypeName', typeName),
  paragraph('Subject', subject),
  rule(TEXT_WIDTH, ruleLength),
];

export interface Block {
  /** Tag slot: the department whose signature stands here. */
  readonly slot: string;
  /** Unit, capacity and title, one line each. */
  readonly titles: readonly string[];
  readonly name: string;
  /** Empty lines between title and name. */
  readonly lines: number;
}

/** Ô 7a–7c: titles, room for the signature, printed name. */
export const signatureBlock = ({ slot, titles, name, lines }: Block): readonly string[] => [
  ...titles.map((title) => paragraph('BlockTitle', title, { keepNext: true })),
  signingSpace(`lc:sign:${slot}`, `Chữ ký số: ${name}`, lines),
  paragraph('SignatoryName', name),
];

/** Ô 9b. */
export const recipients = (items: readonly string[]): readonly string[] => [
  paragraph('RecipientsTitle', 'Nơi nhận:', { keepNext: true }),
  ...items.map((item, index) => paragraph('Recipient', `- ${item}${index === items.length - 1 ? '.' : ';'}`, { keepNext: index < items.length - 1 })),
];

export interface Column {
  readonly title: string;
  /** Twips. */
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
}

/** A ruled table; its heading row comes again on every page, the sum stands under the last column. */
export const ruledTable = (columns: readonly Column[], rows: readonly (readonly string[])[], totals: { readonly label: string; readonly value: string } | null = null): string =>
  table(columns.map(({ width }) => width), [
    row(columns.map(({ title, width }) => cell(width, [paragraph('TableHead', title, { align: 'center' })], { vertical: 'center' })), { heading: true }),
    ...rows.map((texts) => row(columns.map(({ width, align }, index) => cell(width, [paragraph('TableText', texts[index] ?? '', { align })], { vertical: 'center' })))),
    ...(totals === null ? [] : [totalRow(columns, totals)]),
  ], { ruled: true });

const totalRow = (columns: readonly Column[], { label, value }: { readonly label: string; readonly value: string }): string => {
  const last = columns.at(-1)?.width ?? 0;
  const rest = columns.slice(0, -1).reduce((sum, { width }) => sum + width, 0);
  return row([
    cell(rest, [paragraph('TableHead', label, { align: 'center' })], { span: columns.length - 1, vertical: 'center' }),
    cell(last, [paragraph('TableHead', value, { align: 'right' })], { vertical: 'center' }),
  ]);
};
