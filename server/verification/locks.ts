import type { FormField } from '../pdf/fields.ts';
import { isArray, isDict, isName, isText, textOf, type PdfDict } from '../pdf/objects.ts';
import type { PdfFile } from '../pdf/file.ts';
import type { Change } from './rules/rule.ts';

/** Which fields a lock or a FieldMDP transform closes (ISO 32000-2 §12.7.5.5, §12.8.2.4). */
const closes = (file: PdfFile, lock: PdfDict, fieldName: string): boolean => {
  const action = file.get(lock, 'Action');
  const listed = file.get(lock, 'Fields');
  const names = isArray(listed) ? listed.items.map((item) => file.resolve(item)).filter(isText).map(textOf) : [];
  const included = names.some((name) => fieldName === name || fieldName.startsWith(`${name}.`));
  if (isName(action, 'Include')) return included;
  return isName(action, 'Exclude') ? !included : true;
};

const transformsOf = (file: PdfFile, signature: PdfDict): readonly { readonly method: string; readonly parameters: PdfDict }[] => {
  const references = file.get(signature, 'Reference');
  return (isArray(references) ? references.items : []).flatMap((item) => {
    const reference = file.resolve(item);
    if (!isDict(reference)) return [];
    const method = file.get(reference, 'TransformMethod');
    const parameters = file.get(reference, 'TransformParams');
    return isName(method) && isDict(parameters) ? [{ method: method.name, parameters }] : [];
  });
};

/**
 * Why a change may not follow the signatures that already stand, or null. Long-term data may always follow.
 * @param file the revision before the change
 */
export const lockProblem = (file: PdfFile, fields: readonly FormField[], change: Change): string | null => {
  if (change.kind === 'LONG_TERM_DATA' || change.kind === 'TIMESTAMPED') return null;
  for (const field of fields) {
    const signature = field.type === 'Sig' ? file.get(field.dict, 'V') : null;
    if (!isDict(signature)) continue;
    const lock = file.get(field.dict, 'Lock');
    const transforms = transformsOf(file, signature);
    const locks = [...(isDict(lock) ? [lock] : []), ...transforms.filter(({ method }) => method === 'FieldMDP').map(({ parameters }) => parameters)];
    if (locks.some((candidate) => closes(file, candidate, change.fieldName))) return `${change.fieldName} was locked by ${field.name}`;
    if (transforms.some(({ method, parameters }) => method === 'DocMDP' && file.get(parameters, 'P') === 1)) return `${field.name} certified that nothing may follow`;
  }
  return null;
};
