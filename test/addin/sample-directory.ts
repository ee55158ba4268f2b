import type { DirectoryView } from '../../server/acts/views.ts';
import { sampleOrganisation } from '../../server/sample/organisation.ts';

const FIRST_DAY = '2026-11-22';

/** The sample organisation as the pane receives it. */
export const sampleDirectory = (): DirectoryView => {
  const { agency, departments, people, absences, delegations, routes, profiles } = sampleOrganisation(FIRST_DAY);
  return {
    agency: { ...agency, parentAgency: profiles.at(-1)?.parent ?? '', place: profiles.at(-1)?.place ?? '' },
    departments, people, absences, delegations, financeDepartmentId: agency.financeDepartmentId,
    routeTemplates: routes.map((route) => ({ ...route, mine: false })),
    policy: { allowByOrderFinalSigner: false, allowParallelGroups: false },
  };
};
