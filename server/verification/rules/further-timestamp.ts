import { isArray, isDict, isName, isRef, isText, textOf, type PdfDict, type PdfRef, type PdfValue } from '../../pdf/objects.ts';
import { listFields } from '../../pdf/fields.ts';
import { changedKeys, sameValue } from '../../pdf/same.ts';
import { reach } from './reach.ts';
import type { Rule, Step } from './rule.ts';

const WIDGET_KEYS: ReadonlySet<string> = new Set(['Type', 'Subtype', 'FT', 'T', 'F', 'P', 'Rect', 'V']);
const TIMESTAMP_KEYS: ReadonlySet<string> = new Set(['Type', 'Filter', 'SubFilter', 'ByteRange', 'Contents']);
const PRINT_AND_LOCKED = 132;

/** The one new reference at the end of a list that otherwise stayed as it was; null for any other change. */
const appendedTo = ({ added }: Step, before: PdfDict, after: PdfDict, key: string): PdfRef | null => {
  if (changedKeys(before, after).some((changed) => changed !== key)) return null;
  const items = (owner: PdfDict): readonly PdfValue[] | null => {
    const list = owner.entries.get(key);
    // A list that is an object of its own would change out of sight of its owner.
    return list === undefined ? [] : isArray(list) ? list.items : null;
  };
  const [old, now] = [items(before), items(after)];
  const last = now?.at(-1);
  const grown = old !== null && now?.length === old.length + 1 && old.every((item, i) => sameValue(item, now[i] ?? null));
  return grown && isRef(last) && added.has(last.number) ? last : null;
};

const isBlank = (value: PdfValue | undefined): boolean => isArray(value) && value.items.length === 4 && value.items.every((item) => item === 0);

const widgetProblems = ({ previous, current }: Step, widget: PdfDict, name: string): readonly string[] => {
  const { entries } = widget;
  const sound = isName(entries.get('Type'), 'Annot') && isName(entries.get('Subtype'), 'Widget') && isName(entries.get('FT'), 'Sig') && entries.get('F') === PRINT_AND_LOCKED;
  const timestamp = current.get(widget, 'V');
  const dated = isDict(timestamp) && isName(timestamp.entries.get('Type'), 'DocTimeStamp') && isName(timestamp.entries.get('SubFilter'), 'ETSI.RFC3161');
  return [
    ...[...entries.keys()].filter((key) => !WIDGET_KEYS.has(key)).map((key) => `field ${name} /${key}`),
    ...(sound ? [] : [`field ${name} is no invisible signature field`]),
    ...(isBlank(entries.get('Rect')) ? [] : [`field ${name} /Rect`]),
    ...(/^DocTS\d{1,3}$/.test(name) && !listFields(previous).some((field) => field.name === name) ? [] : [`field ${name} /T`]),
    ...(dated ? [...timestamp.entries.keys()].filter((key) => !TIMESTAMP_KEYS.has(key)).map((key) => `timestamp /${key}`) : [`field ${name} holds no timestamp`]),
  ];
};

/**
 * A further document timestamp for the renewal of an archived document: one invisible field of its own at the end of the form and of
 * one page's annotations (ETSI EN 319 142-1 §5.4.3). Form and page change in nothing else.
 */
export const furtherTimestamp: Rule = (step) => {
  const { previous, current, changed } = step;
  const formRef = current.catalog.entries.get('AcroForm');
  if (!isRef(formRef) || !changed.has(formRef.number)) return [];
  const [before, after] = [previous.load(formRef), current.load(formRef)];
  if (!isDict(before) || !isDict(after)) return [];
  const widgetRef = appendedTo(step, before, after, 'Fields');
  const widget = widgetRef === null ? null : current.load(widgetRef);
  if (widgetRef === null || !isDict(widget)) return [];
  const held = current.get(widget, 'V');
  // A signature of somebody's in a field of its own is another rule's business.
  if (isDict(held) && !isName(held.entries.get('Type'), 'DocTimeStamp')) return [];
  const title = widget.entries.get('T');
  const name = isText(title) ? textOf(title) : '?';
  const pageRef = widget.entries.get('P');
  const [pageBefore, pageAfter] = isRef(pageRef) ? [previous.load(pageRef), current.load(pageRef)] : [null, null];
  const onPage = isRef(pageRef) && isDict(pageBefore) && isDict(pageAfter) && isName(pageBefore.entries.get('Type'), 'Page')
    && appendedTo(step, pageBefore, pageAfter, 'Annots')?.number === widgetRef.number;
  const value = widget.entries.get('V');
  const reached = isRef(value) ? reach(step, value, () => false) : { objects: [], problems: [`field ${name} has no new timestamp`] };
  return [{
    objects: [formRef.number, widgetRef.number, ...(onPage ? [pageRef.number] : []), ...reached.objects],
    change: { kind: 'TIMESTAMPED', fieldName: name },
    problems: [...widgetProblems(step, widget, name), ...(onPage ? [] : [`field ${name} is on no page`]), ...reached.problems],
  }];
};
