import { FONT_RESOURCE, shape } from '../../pdf/font.ts';
import { isDict, isName, isRef, isStream, isText, textOf, type PdfDict, type PdfValue } from '../../pdf/objects.ts';
import { changedKeys } from '../../pdf/same.ts';
import { checkAppearance } from './appearance.ts';
import { reach } from './reach.ts';
import type { Claim, Rule, Step } from './rule.ts';

/** Fields whose values the clerk sets after people have signed (NĐ 30/2020, Điều 15: number and date). */
const CLERK_FIELDS: ReadonlySet<string> = new Set(['Number', 'Day', 'Month', 'Year']);

/** A widget may gain a value, an appearance and the date of its change; nothing else of it moves. */
const WIDGET_CHANGES: ReadonlySet<string> = new Set(['V', 'AP', 'M']);

const SIGNATURE_KEYS: ReadonlySet<string> = new Set([
  'Type', 'Filter', 'SubFilter', 'ByteRange', 'Contents', 'M', 'Name', 'Reason', 'Location', 'ContactInfo', 'Prop_Build', 'Prop_AuthTime', 'Prop_AuthType', 'Reference', 'Changes', 'R', 'V',
]);

const widgetProblems = (before: PdfDict, after: PdfDict, name: string): readonly string[] => [
  ...changedKeys(before, after).filter((key) => !WIDGET_CHANGES.has(key)).map((key) => `field ${name} /${key}`),
  ...(before.entries.has('V') ? [`field ${name} had a value already`] : []),
];

const changedFields = ({ previous, changed, fields }: Step): readonly { name: string; number: number; type: string; before: PdfDict; after: PdfDict }[] =>
  fields.filter(({ ref }) => changed.has(ref.number)).flatMap(({ name, ref, type, dict }) => {
    const before = previous.load(ref);
    return isDict(before) ? [{ name, number: ref.number, type, before, after: dict }] : [];
  });

/** A reserved, empty signature field takes its signature (or the document timestamp). */
export const signatureFields: Rule = (step) =>
  changedFields(step).filter(({ type }) => type === 'Sig').map(({ name, number, before, after }): Claim => {
    const value = after.entries.get('V');
    const signature = step.current.resolve(value);
    if (!isRef(value) || !step.added.has(value.number) || !isDict(signature)) {
      return { objects: [number], change: null, problems: [...widgetProblems(before, after, name), `field ${name} has no new signature`] };
    }
    const isTimestamp = isName(signature.entries.get('Type'), 'DocTimeStamp');
    const isCatalog = (_: PdfValue, target: number): boolean => target === step.current.rootRef.number;
    const reached = reach(step, value, isCatalog);
    const appearance = changedKeys(before, after).includes('AP') ? checkAppearance(step, after) : { objects: [], problems: [] };
    const strange = [...signature.entries.keys()].filter((key) => !SIGNATURE_KEYS.has(key)).map((key) => `signature /${key}`);
    return {
      objects: [number, ...reached.objects, ...appearance.objects],
      change: { kind: isTimestamp ? 'TIMESTAMPED' : 'SIGNED', fieldName: name },
      problems: [...widgetProblems(before, after, name), ...strange, ...reached.problems, ...appearance.problems],
    };
  });

const NUMBER = String.raw`-?\d+(?:\.\d+)?`;
const SHOWN = new RegExp(`^/Tx BMC q BT /${FONT_RESOURCE} ${NUMBER} Tf 0 g 1 0 0 1 ${NUMBER} ${NUMBER} Tm <([0-9a-f]*)> Tj ET Q EMC\n$`);

/** What is shown must be the value: the appearance is one line of exactly the value's glyphs in the form's own font. */
const shownProblems = ({ current }: Step, widget: PdfDict, text: string, name: string): readonly string[] => {
  const appearance = current.get(current.dictOf(widget.entries.get('AP'), '/AP'), 'N');
  if (!isStream(appearance)) return [`field ${name} shows nothing`];
  const form = current.dictOf(current.catalog.entries.get('AcroForm'), 'AcroForm');
  const fontIn = (owner: PdfDict, key: string): PdfValue => {
    const resources = current.get(owner, key);
    const fonts = isDict(resources) ? current.get(resources, 'Font') : null;
    return isDict(fonts) ? fonts.entries.get(FONT_RESOURCE) ?? null : null;
  };
  const [own, shared] = [fontIn(appearance.dict, 'Resources'), fontIn(form, 'DR')];
  const match = SHOWN.exec(Buffer.from(appearance.data).toString('latin1'));
  const sameFont = isRef(own) && isRef(shared) && own.number === shared.number;
  return match?.[1] === shape(text).hex && sameFont && !appearance.dict.entries.has('Filter') ? [] : [`field ${name} shows something else than its value`];
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
