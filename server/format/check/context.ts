/** What the format check must know, taken from the directory and the draft; the pane and the server ask with the same. */
import type { CalendarDate, Directory, DocumentType, PlannedStep } from '../../circulation/model.ts';
import type { FormatContext } from './finding.ts';

interface Drafted {
  readonly type: DocumentType;
  /** The drafting department. */
  readonly departmentId: string;
  readonly plannedRoute: readonly PlannedStep[];
}

/** @param date today at +07:00 */
export const formatContextOf = ({ type, departmentId, plannedRoute }: Drafted, { people, departments }: Pick<Directory, 'people' | 'departments'>, agency: FormatContext['agency'], date: CalendarDate): FormatContext => ({
  type, date, agency,
  departmentDocAbbr: departments.find(({ id }) => id === departmentId)?.docAbbr ?? null,
  route: plannedRoute.flatMap(({ kind, capacity, ownerId }) => people.filter(({ id }) => id === ownerId).map(({ name }) => ({ kind, capacity, name }))),
  people: people.map(({ name, blockTitle }) => ({ name, blockTitle })),
});
