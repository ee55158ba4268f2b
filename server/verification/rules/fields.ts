import type { FormField } from '../../pdf/fields.ts';
import { letteringOf } from '../../pdf/default-appearance.ts';
import { FACES, shape } from '../../pdf/font.ts';
import { isDict, isRef, isStream, isText, textOf, type PdfDict, type PdfValue } from '../../pdf/objects.ts';
import { changedKeys } from '../../pdf/same.ts';
import { checkAppearance } from './appearance.ts';
import type { Claim, Rule, Step } from './rule.ts';
import { newSignature } from './signature-value.ts';
import { isTaken } from './widget-beside.ts';

/** Fields whose values the clerk sets after people have signed (NĐ 30/2020, Điều 15: number and date). */
const CLERK_FIELDS: ReadonlySet<string> = new Set(['Number', 'Day', 'Month', 'Year']);

/** A widget may gain a value, an appearance and the date of its change; nothing else of it moves. */
const WIDGET_CHANGES: ReadonlySet<string> = new Set(['V', 'AP', 'M']);

const widgetProblems = (before: PdfDict, after: PdfDict, name: string): readonly string[] => [
  ...changedKeys(before, after).filter((key) => !WIDGET_CHANGES.has(key)).map((key) => `field ${name} /${key}`),
  ...(before.entries.has('V') ? [`field ${name} had a value already`] : []),
];

interface ChangedField { readonly field: FormField; readonly type: FormField['type']; readonly name: string; readonly number: number; readonly before: PdfDict; readonly after: PdfDict }

const changedFields = ({ previous, changed, fields }: Step): readonly ChangedField[] =>
  fields.filter(({ ref }) => changed.has(ref.number)).flatMap((field) => {
    const before = previous.load(field.ref);
    return isDict(before) ? [{ field, type: field.type, name: field.name, number: field.ref.number, before, after: field.dict }] : [];
  });

/** Fields that were signed before this step. */
const signedBefore = ({ changed, added, fields }: Step): readonly FormField[] => fields.filter(({ ref }) => !changed.has(ref.number) && !added.has(ref.number));

/** A reserved, empty signature field takes its signature (or the document timestamp). */
export const signatureFields: Rule = (step) =>
  changedFields(step).filter(({ type }) => type === 'Sig').map(({ field, before, after }): Claim => {
    const { name, ref: { number } } = field;
    const signature = newSignature(step, after, name);
    const refused = [...widgetProblems(before, after, name), ...(isTaken(signedBefore(step), { ...field, dict: before }) ? [`the box of field ${name} is taken`] : [])];
    if (signature.objects.length === 0) return { objects: [number], change: null, problems: [...refused, ...signature.problems] };
    const appearance = changedKeys(before, after).includes('AP') ? checkAppearance(step, after) : { objects: [], problems: [] };
    return {
      objects: [number, ...signature.objects, ...appearance.objects],
      change: { kind: signature.timestamp ? 'TIMESTAMPED' : 'SIGNED', fieldName: name },
      problems: [...refused, ...signature.problems, ...appearance.problems],
    };
  });

const NUMBER = String.raw`-?\d+(?:\.\d+)?`;
const SHOWN = new RegExp(`^/Tx BMC q BT /(\\w+) ${NUMBER} Tf 0 g 1 0 0 1 ${NUMBER} ${NUMBER} Tm <([0-9a-f]*)> Tj ET Q EMC\n$`);

/** What is shown must be the value: the appearance is one line of exactly the value's glyphs, in the face that the field was reserved with. */
const shownProblems = ({ current }: Step, widget: PdfDict, text: string, name: string): readonly string[] => {
  const appearance = current.get(current.dictOf(widget.entries.get('AP'), '/AP'), 'N');
  const lettering = letteringOf(current, widget);
  if (!isStream(appearance) || lettering === null) return [`field ${name} shows nothing`];
  const { resource } = FACES[lettering.face];
  const form = current.dictOf(current.catalog.entries.get('AcroForm'), 'AcroForm');
  const fontIn = (owner: PdfDict, key: string): PdfValue => {
    const resources = current.get(owner, key);
    const fonts = isDict(resources) ? current.get(resources, 'Font') : null;
    return isDict(fonts) ? fonts.entries.get(resource) ?? null : null;
  };
  const [own, shared] = [fontIn(appearance.dict, 'Resources'), fontIn(form, 'DR')];
  const match = SHOWN.exec(Buffer.from(appearance.data).toString('latin1'));
  const sameFont = isRef(own) && isRef(shared) && own.number === shared.number;
  return match?.[1] === resource && match[2] === shape(text, lettering.face)?.hex && sameFont && !appearance.dict.entries.has('Filter') ? [] : [`field ${name} shows something else than its value`];
};

/** Number and date: an empty text field of the clerk's takes its value, and shows exactly that. */
export const clerkFields: Rule = (step) =>
  changedFields(step).filter(({ type, name }) => type === 'Tx' && CLERK_FIELDS.has(name)).map(({ name, number, before, after }): Claim => {
    const value = after.entries.get('V');
    if (!isText(value)) return { objects: [number], change: null, problems: [...widgetProblems(before, after, name), `field ${name} has no text`] };
    const appearance = checkAppearance(step, after);
    return {
      objects: [number, ...appearance.objects],
      change: { kind: 'FILLED', fieldName: name, text: textOf(value) },
      problems: [...widgetProblems(before, after, name), ...appearance.problems, ...shownProblems(step, after, textOf(value), name)],
    };
  });
