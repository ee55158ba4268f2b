/** C01–C09, D01: the head of the document, ô 1–4. */
import { DOCUMENT_TYPE_FACTS } from '../../registry/document-types.ts';
import { notationOf } from '../../registry/notation.ts';
import { padDay, padMonth } from '../../registry/local-date.ts';
import { spelled } from '../read/spelling.ts';
import type { FormatContext, Found } from './finding.ts';
import { checkLook, hasRule, looksRight, makeLookRight } from './looks-right.ts';
import { MOTTO } from './paper/anatomy.ts';
import type { Paper } from './paper/paper.ts';
import { fold } from './paper/paragraphs.ts';
import { retype, rewrite } from './paper/edit.ts';

const AGENCY = { size: [12, 13], italic: false, capitals: true } as const;
const NUMBER = { size: [13, 13], bold: false, italic: false } as const;
const DATE = { size: [13, 14], bold: false, italic: true } as const;
/** `Số:`, a number or the gap for it, and the notation without spaces. */
const NUMBER_FORM = /^Số:[\s._…‥]*(\d{2,})?[\s._…‥]*\/\S+$/u;
const DATE_FORM = /^(\p{L}[\p{L} .-]*?)(,?)\s*ngày(?:[\s._…‥]*(\d{1,2}))?[\s._…‥]*tháng(?:[\s._…‥]*(\d{1,2}))?[\s._…‥]*năm(?:[\s._…‥]*(\d{4}))?[\s._…‥]*$/u;

export function* checkLetterhead(paper: Paper): Generator<Found> {
  const { nationalTitle, motto, parentAgency, agency } = paper.form;
  if (nationalTitle === undefined) yield { rule: 'C01', at: null };
  yield* checkLook('C01', [nationalTitle], { ...AGENCY, bold: true });
  if (motto === undefined) yield { rule: 'C02', at: null };
  else {
    const wanted = { size: [13, 14], bold: true, italic: false } as const;
    const said = motto.folded === MOTTO || motto === nationalTitle;
    if (!said || !looksRight(motto, wanted)) yield { rule: 'C02', at: motto, repair: () => { if (!said) retype(motto, MOTTO); makeLookRight(motto, wanted); } };
    if (!hasRule(paper, motto)) yield { rule: 'C02', at: motto };
  }
  yield* checkLook('C03', parentAgency, { ...AGENCY, bold: false });
  yield* checkLook('C04', agency, { ...AGENCY, bold: true });
  const last = agency.at(-1);
  if (last !== undefined && !hasRule(paper, last)) yield { rule: 'C04', at: last };
  yield* checkNumber(paper);
  yield* checkDate(paper);
  yield* checkProfile(paper);
}

function* checkNumber({ form: { number }, context }: Paper): Generator<Found> {
  if (number === undefined) {
    yield { rule: 'C05', at: null };
    return;
  }
  yield* checkLook('C05', [number], NUMBER);
  const text = number.text;
  const stroke = text.indexOf('/');
  const symbol = text.slice(stroke + 1);
  const typed = /\d+/.exec(text.slice(0, stroke))?.[0];
  if (!NUMBER_FORM.test(number.folded)) {
    yield { rule: 'C05', at: number, repair: () => {
      const head = text.slice(0, stroke).replace(/^\s*Số\s*:?/u, 'Số:');
      retype(number, `${typed?.length === 1 ? head.replace(/\d/, '0$&') : head}/${symbol.replace(/\s+/gu, '')}`);
    } };
  }
  const expected = notationOf(context.type, context.agency.abbr, context.departmentDocAbbr);
  const is = symbol.replace(/\s+/gu, '');
  const named = DOCUMENT_TYPE_FACTS[context.type].abbr !== null;
  const right = named ? is === expected : is === expected || (is.startsWith(`${context.agency.abbr}-`) && /^[\p{Lu}\d.-]+$/u.test(is));
  if (!right) yield { rule: named ? 'C06' : 'C07', at: number, facts: { expected }, repair: () => { rewrite(number, [{ start: stroke + 1, end: text.length, text: expected }]); } };
}

function* checkDate({ form: { date }, context }: Paper): Generator<Found> {
  if (!DOCUMENT_TYPE_FACTS[context.type].hasDateLine) {
    if (date !== undefined) yield { rule: 'C09', at: date };
    return;
  }
  if (date === undefined) {
    yield { rule: 'C08', at: null };
    return;
  }
  yield* checkLook('C08', [date], DATE);
  const match = DATE_FORM.exec(date.folded);
  if (match === null) {
    yield { rule: 'C08', at: date };
    return;
  }
  const [, , comma, day, month] = match;
  const padded = (typed: string | undefined, pad: (value: number) => string): boolean => typed === undefined || typed === pad(Number(typed));
  if (comma !== ',' || !padded(day, padDay) || !padded(month, padMonth)) {
    yield { rule: 'C08', at: date, repair: () => {
      retype(date, date.text.replace(/(\p{L})(,?)(\s*ngày)/u, '$1,$3')
        .replace(/(ngày[\s._…‥]*)(\d{1,2})/u, (_, before: string, typed: string) => before + padDay(Number(typed)))
        .replace(/(tháng[\s._…‥]*)(\d{1,2})/u, (_, before: string, typed: string) => before + padMonth(Number(typed))));
    } };
  }
}

/** The day for which the header must be right: the date line's, where it is typed in full, else today. */
const dayOf = ({ form: { date }, context }: Paper): string => {
  const [, , , day, month, year] = date === undefined ? [] : DATE_FORM.exec(date.folded) ?? [];
  return day !== undefined && month !== undefined && year !== undefined ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : context.date;
};

const profileOn = ({ agency: { profiles } }: FormatContext, day: string): FormatContext['agency']['profiles'][number] | undefined =>
  profiles.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo)) ?? profiles.at(-1);

function* checkProfile(paper: Paper): Generator<Found> {
  const { form: { parentAgency, date }, context } = paper;
  const profile = profileOn(context, dayOf(paper));
  if (profile === undefined) return;
  const [first] = parentAgency;
  const said = fold(parentAgency.map(({ text }) => text).join(' '));
  if (first !== undefined && spelled(said) !== spelled(profile.parentAgency)) {
    yield { rule: 'D01', at: first, facts: { expected: profile.parentAgency }, ...(parentAgency.length === 1 ? { repair: () => { retype(first, profile.parentAgency); } } : {}) };
  }
  const place = date === undefined ? undefined : DATE_FORM.exec(date.folded)?.[1]?.trim();
  if (date !== undefined && place !== undefined && spelled(place) !== spelled(profile.place)) {
    const start = date.text.indexOf(place);
    yield { rule: 'D01', at: date, facts: { expected: profile.place }, ...(start === -1 ? {} : { repair: () => { rewrite(date, [{ start, end: start + place.length, text: profile.place }]); } }) };
  }
}
