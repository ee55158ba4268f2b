import { isDict, isName, isRef, type PdfDict, type PdfValue } from '../../pdf/objects.ts';
import { reach } from './reach.ts';
import type { Step } from './rule.ts';

const SIGNATURE_KEYS: ReadonlySet<string> = new Set([
  'Type', 'Filter', 'SubFilter', 'ByteRange', 'Contents', 'M', 'Name', 'Reason', 'Location', 'ContactInfo', 'Prop_Build', 'Prop_AuthTime', 'Prop_AuthType', 'Reference', 'Changes', 'R', 'V',
]);

export interface NewSignature {
  readonly objects: readonly number[];
  /** A document timestamp rather than somebody's signature. */
  readonly timestamp: boolean;
  readonly problems: readonly string[];
}

/** The value of a field that has just been signed: a new signature dictionary of known shape that leads to nothing old. */
export const newSignature = (step: Step, field: PdfDict, name: string): NewSignature => {
  const value = field.entries.get('V');
  const signature = step.current.resolve(value);
  if (!isRef(value) || !step.added.has(value.number) || !isDict(signature)) return { objects: [], timestamp: false, problems: [`field ${name} has no new signature`] };
  const isCatalog = (_: PdfValue, target: number): boolean => target === step.current.rootRef.number;
  const reached = reach(step, value, isCatalog);
  return {
    objects: reached.objects,
    timestamp: isName(signature.entries.get('Type'), 'DocTimeStamp'),
    problems: [...[...signature.entries.keys()].filter((key) => !SIGNATURE_KEYS.has(key)).map((key) => `signature /${key}`), ...reached.problems],
  };
};
