import { isArray, isDict, isRef, isStream, type PdfDict, type PdfValue } from '../../pdf/objects.ts';
import { changedKeys, sameValue } from '../../pdf/same.ts';
import { reach } from './reach.ts';
import type { Rule, Step } from './rule.ts';

const LISTS = ['Certs', 'OCSPs', 'CRLs'] as const;
const DSS_KEYS: ReadonlySet<string> = new Set(['Type', 'VRI', ...LISTS]);

const listOf = (step: Step, dss: PdfDict, key: string): readonly PdfValue[] => {
  const value = step.current.get(dss, key);
  return isArray(value) ? value.items : [];
};

/** Everything in the store is a stream of its own: certificates, OCSP answers, revocation lists. */
const shapeProblems = (step: Step, before: PdfDict | null, after: PdfDict): readonly string[] => [
  ...[...after.entries.keys()].filter((key) => !DSS_KEYS.has(key)).map((key) => `DSS /${key}`),
  ...LISTS.flatMap((key) => listOf(step, after, key).filter((item) => !isRef(item) || !isStream(step.current.load(item))).map(() => `DSS /${key} holds something else than streams`)),
  ...(before === null ? [] : LISTS.flatMap((key) => listOf(step, before, key).filter((old) => !listOf(step, after, key).some((item) => sameValue(item, old))).map(() => `DSS /${key} lost an entry`))),
];

/** The document security store may appear in the catalog and grow (ETSI EN 319 142-1 §5.4.2); the catalog changes in nothing else. */
export const longTermData: Rule = (step) => {
  const { previous, current, changed } = step;
  const root = current.rootRef.number;
  const before = previous.get(previous.catalog, 'DSS');
  const after = current.get(current.catalog, 'DSS');
  const held = current.catalog.entries.get('DSS');
  const inPlace = isRef(held) && changed.has(held.number);
  if ((!changed.has(root) && !inPlace) || !isDict(after)) return [];
  const keys = changed.has(root) ? changedKeys(previous.catalog, current.catalog) : [];
  const streams = (value: PdfValue): boolean => isStream(value);
  const reached = reach(step, isRef(held) && inPlace ? after : held ?? null, streams);
  return [{
    objects: [...(changed.has(root) ? [root] : []), ...(isRef(held) && inPlace ? [held.number] : []), ...reached.objects],
    change: { kind: 'LONG_TERM_DATA' },
    problems: [...keys.filter((key) => key !== 'DSS').map((key) => `catalog /${key}`), ...reached.problems, ...shapeProblems(step, isDict(before) ? before : null, after)],
  }];
};
