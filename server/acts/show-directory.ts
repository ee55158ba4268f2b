import { localDate } from '../registry/local-date.ts';
import { loadAgency } from '../store/agency.ts';
import { listRouteTemplates, type RouteTemplate } from '../store/route-templates.ts';
import type { Parts } from './parts.ts';
import type { DirectoryView, RouteTemplateView } from './views.ts';
import { loadWorld } from './world.ts';

export const routeTemplateView = ({ id, name, docTypes, financial, steps, ownerId }: RouteTemplate): RouteTemplateView =>
  ({ id, name, docTypes, financial, steps, mine: ownerId !== null });

/** The organisation as the pane needs it: header valid today, departments, people, absences, delegations, routes to start from. */
export async function showDirectory(parts: Parts, personId: string): Promise<DirectoryView> {
  return parts.store.read(async (db) => {
    const { directory, policy, now } = await loadWorld(parts, db);
    const { id, abbr, name, fullName, parentAgency, place, sealDiameterMm } = await loadAgency(db, localDate(now));
    const { departments, people, absences, delegations, financeDepartmentId } = directory;
    return {
      agency: { id, abbr, name, fullName, parentAgency, place, sealDiameterMm }, departments, people, absences, delegations, financeDepartmentId,
      routeTemplates: (await listRouteTemplates(db, personId)).map(routeTemplateView), policy,
    };
  });
}
