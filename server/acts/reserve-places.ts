import type { Department, Directory, OutgoingDocument, PlannedStep } from '../circulation/model.ts';
import type { WantedPlace } from '../convert/wanted-place.ts';
import type { FieldPlan } from '../pdf/base.ts';
import type { Place, PlaceKey } from '../pdf/geometry.ts';
import { DOCUMENT_TYPE_FACTS } from '../registry/document-types.ts';

const SIGNING_KINDS = { INITIAL: 'INITIAL', SIGN: 'SIGN', FINAL_SIGN: 'FINAL_SIGN' } as const;
const NUMBER_FONT_SIZE = 13;

const nameOf = (directory: Directory, personId: string): string => directory.people.find((person) => person.id === personId)?.name ?? personId;
const departmentOf = (directory: Directory, personId: string): Department['id'] =>
  directory.people.find((person) => person.id === personId)?.departmentId ?? '';

const signs = (step: PlannedStep): step is PlannedStep & { kind: keyof typeof SIGNING_KINDS } => step.kind in SIGNING_KINDS;

/** Every place the circulated PDF must reserve before its first signature: one for each signing step, then the clerk's. */
export function wantedPlaces(document: OutgoingDocument, directory: Directory): readonly WantedPlace[] {
  const ofSteps = document.plannedRoute.flatMap((step, index): WantedPlace[] =>
    signs(step)
      ? [{
          key: `step:${index + 1}`, kind: SIGNING_KINDS[step.kind], personName: nameOf(directory, step.ownerId), personId: step.ownerId,
          departmentId: departmentOf(directory, step.ownerId), label: nameOf(directory, step.ownerId),
        }]
      : []);
  const clerks: WantedPlace[] = [{ key: 'seal', kind: 'SEAL', label: 'seal' }, { key: 'number', kind: 'NUMBER', label: 'number' }];
  const dated: WantedPlace[] = DOCUMENT_TYPE_FACTS[document.type].hasDateLine
    ? [{ key: 'day', kind: 'DAY', label: 'day' }, { key: 'month', kind: 'MONTH', label: 'month' }, { key: 'year', kind: 'YEAR', label: 'year' }]
    : [];
  return [...ofSteps, ...clerks, ...dated];
}

const TEXT_FIELDS: Readonly<Partial<Record<PlaceKey, string>>> = { number: 'Number', day: 'Day', month: 'Month', year: 'Year' };

/** Name of the reserved PDF field of a place. */
export const fieldNameOf = (key: PlaceKey): string =>
  TEXT_FIELDS[key] ?? (key === 'seal' ? 'Seal' : `Step_${key.slice('step:'.length)}`);

/** The fields reserved at the places that were found; the seal's field locks the document when it is signed. */
export function fieldsAt(places: readonly Place[], document: OutgoingDocument, directory: Directory): readonly FieldPlan[] {
  return places.map(({ key, page, rect }): FieldPlan => {
    const name = fieldNameOf(key);
    // NĐ 30/2020, Phụ lục I, II.3–4: the date line is italic, the number is not.
    if (key in TEXT_FIELDS) return { kind: 'text', name, page, rect, size: NUMBER_FONT_SIZE, align: 'center', italic: key !== 'number' };
    if (key === 'seal') return { kind: 'signature', name, page, rect, tooltip: 'Chữ ký số của cơ quan, tổ chức', lock: true };
    const step = document.plannedRoute[Number(key.slice('step:'.length)) - 1];
    const owner = step === undefined ? '' : nameOf(directory, step.ownerId);
    return { kind: 'signature', name, page, rect, tooltip: step?.kind === 'INITIAL' ? `Ký nháy: ${owner}` : `Chữ ký số: ${owner}`, lock: false };
  });
}
