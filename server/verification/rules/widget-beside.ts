import type { FormField } from '../../pdf/fields.ts';
import type { Rect } from '../../pdf/geometry.ts';
import type { PdfFile } from '../../pdf/file.ts';
import { dict, isArray, isDict, isName, isRef, type PdfDict, type PdfValue } from '../../pdf/objects.ts';
import { changedKeys, sameValue } from '../../pdf/same.ts';
import { checkAppearance } from './appearance.ts';
import { reach } from './reach.ts';
import type { Claim, Rule, Step } from './rule.ts';
import { newSignature } from './signature-value.ts';

/** A signature widget as a signing program makes one; nothing that acts, hides or leads elsewhere (ISO 32000-2 §12.5.2, §12.7.5.5). */
const WIDGET_KEYS: ReadonlySet<string> = new Set(['Type', 'Subtype', 'FT', 'T', 'TU', 'F', 'Rect', 'P', 'V', 'AP', 'M']);
/** Printed, and perhaps locked: neither hidden nor invisible. */
const FLAGS: ReadonlySet<PdfValue> = new Set([4, 132]);
const TOLERANCE = 0.5;

const contains = (outer: Rect, inner: Rect): boolean =>
  inner.width > 0 && inner.height > 0 && inner.x >= outer.x - TOLERANCE && inner.y >= outer.y - TOLERANCE
  && inner.x + inner.width <= outer.x + outer.width + TOLERANCE && inner.y + inner.height <= outer.y + outer.height + TOLERANCE;

const samePage = (a: PdfDict, b: PdfDict): boolean => sameValue(a.entries.get('P') ?? null, b.entries.get('P') ?? null);

/** Another signature already stands inside this box: whoever the box was reserved for has signed. */
export const isTaken = (fields: readonly FormField[], box: FormField): boolean =>
  fields.some(({ name, type, dict: widget, rect }) => name !== box.name && type === 'Sig' && widget.entries.has('V') && rect !== null && box.rect !== null && samePage(widget, box.dict) && contains(box.rect, rect));

/** The one reserved, empty box that holds the new widget. */
const boxOf = (before: readonly FormField[], widget: FormField): FormField | null => {
  const { rect } = widget;
  if (rect === null) return null;
  const [box, second] = before.filter((field) => field.type === 'Sig' && !field.dict.entries.has('V') && field.rect !== null && samePage(field.dict, widget.dict) && contains(field.rect, rect));
  return box === undefined || second !== undefined || isTaken(before, box) ? null : box;
};

const widgetProblems = (step: Step, before: readonly FormField[], { name, dict: widget }: FormField): readonly string[] => {
  const plain = dict(Object.fromEntries([...widget.entries].filter(([key]) => key !== 'V' && key !== 'AP' && key !== 'P')));
  return [
    ...[...widget.entries.keys()].filter((key) => !WIDGET_KEYS.has(key)).map((key) => `new field /${key}`),
    ...(name === '' || before.some((field) => field.name === name) ? ['a new field without a name of its own'] : []),
    ...(isName(widget.entries.get('Subtype'), 'Widget') && FLAGS.has(widget.entries.get('F') ?? null) ? [] : ['a new field that is not shown and printed']),
    ...reach(step, plain, () => false).problems,
  ];
};

interface Grown { readonly objects: readonly number[]; readonly problems: readonly string[] }

/** A list under `key` of an object gained exactly this reference, at its end; neither the object nor the list changed otherwise. */
const grownList = ({ previous, current, changed }: Step, owner: PdfValue | undefined, key: string, added: PdfValue): Grown => {
  const wrong = (what: string): Grown => ({ objects: [], problems: [`/${key}: ${what}`] });
  if (!isRef(owner)) return wrong('its owner is no object');
  const holderOf = (file: PdfFile): PdfDict => file.dictOf(owner, key);
  const [held, holds] = [holderOf(previous).entries.get(key) ?? null, holderOf(current).entries.get(key) ?? null];
  if (changedKeys(holderOf(previous), holderOf(current)).some((other) => other !== key)) return wrong('its owner changed');
  const [before, after] = [previous.resolve(held), current.resolve(holds)];
  if (!isArray(before) || !isArray(after) || after.items.length !== before.items.length + 1) return wrong('not exactly one more');
  const wanted = [...before.items, added];
  if (after.items.some((item, i) => !sameValue(item, wanted[i] ?? null))) return wrong('something else than the new field');
  if (isRef(holds) && !sameValue(holds, held)) return wrong('the list was exchanged');
  return { objects: [owner.number, ...(isRef(holds) ? [holds.number] : [])].filter((number) => changed.has(number)), problems: [] };
};

/**
 * The VGCA desktop service signs whole files: it may put one new signature widget inside a reserved, still empty box instead of signing
 * the reserved field (decisions.md). The form and the page gain that one widget; nothing else moves.
 */
export const widgetBeside: Rule = (step) => {
  const isStamp = ({ dict: widget }: FormField): boolean => { const value = step.current.get(widget, 'V'); return isDict(value) && isName(value.entries.get('Type'), 'DocTimeStamp'); };
  const added = step.fields.filter((field) => field.type === 'Sig' && step.added.has(field.ref.number) && !isStamp(field));
  const before = step.fields.filter(({ ref }) => !step.added.has(ref.number)).flatMap((field): FormField[] => {
    const was = step.previous.load(field.ref);
    return isDict(was) ? [{ ...field, dict: was }] : [];
  });
  return added.map((field): Claim => {
    const box = boxOf(before, field);
    const signature = newSignature(step, field.dict, field.name);
    const appearance = checkAppearance(step, field.dict);
    const form = grownList(step, step.current.catalog.entries.get('AcroForm'), 'Fields', field.ref);
    const page = grownList(step, box?.dict.entries.get('P'), 'Annots', field.ref);
    return {
      objects: [field.ref.number, ...signature.objects, ...appearance.objects, ...form.objects, ...page.objects],
      change: box === null ? null : { kind: 'SIGNED_BESIDE', fieldName: field.name, box: box.name },
      problems: [
        ...(added.length > 1 ? ['more than one new signature field'] : []),
        ...(box === null ? [`new field ${field.name} lies in no reserved box`] : []),
        ...widgetProblems(step, before, field), ...signature.problems, ...appearance.problems, ...form.problems, ...page.problems,
      ],
    };
  });
};
