import { RefusalError } from '../circulation/errors.ts';
import { deleteRouteTemplate, insertRouteTemplate, listRouteTemplates, type RouteTemplate } from '../store/route-templates.ts';
import type { Parts, SignedIn } from './parts.ts';
import { routeTemplateView } from './show-directory.ts';
import type { RouteTemplateView } from './views.ts';

const MOST_SAVED = 100;

/** Keeps a route under a name, for its officer only. */
export async function saveRoute(parts: Parts, signedIn: SignedIn, input: Pick<RouteTemplate, 'name' | 'docTypes' | 'financial' | 'steps'>): Promise<RouteTemplateView> {
  if (input.name === '') throw new RefusalError('BAD_REQUEST', { detail: 'name' });
  const template: RouteTemplate = { id: parts.newId(), ...input, ownerId: signedIn.personId, createdAt: parts.clock().toISOString() };
  await parts.store.transaction(async (tx) => {
    const own = (await listRouteTemplates(tx, signedIn.personId)).filter(({ ownerId }) => ownerId !== null);
    if (own.length >= MOST_SAVED) throw new RefusalError('BAD_REQUEST', { detail: `routes > ${MOST_SAVED}` });
    await insertRouteTemplate(tx, template);
  });
  return routeTemplateView(template);
}

/** Forgets a route its officer saved. @throws RefusalError NOT_FOUND for anybody else's */
export async function deleteRoute(parts: Parts, signedIn: SignedIn, id: string): Promise<void> {
  await parts.store.transaction((tx) => deleteRouteTemplate(tx, id, signedIn.personId));
}
