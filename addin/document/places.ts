import type { DocumentView } from '../../server/acts/views.ts';
import type { Place, PlaceKey } from '../../server/pdf/geometry.ts';

/** My place on the page: my step's box, or the one the clerk fills next; null when nothing is mine to fill. */
export const myPlace = (document: DocumentView): PlaceKey | null => {
  const step = document.steps.find((candidate) => candidate.id === document.myStepId);
  if (step !== undefined) return `step:${step.ordinal}`;
  if (document.allowed.includes('assignNumber')) return 'number';
  return document.allowed.includes('applySeal') ? 'seal' : null;
};

const isOpen = (document: DocumentView, key: PlaceKey): boolean => {
  if (key === 'seal') return document.sealedAt === null;
  if (key === 'number' || key === 'day' || key === 'month' || key === 'year') return document.number === null;
  return document.steps.some((step) => key === `step:${step.ordinal}` && (step.status === 'WAITING' || step.status === 'ACTIVE'));
};

/** Places that nobody has filled yet; the filled ones show for themselves. */
export const openPlaces = (document: DocumentView): readonly Place[] => (document.pdf?.places ?? []).filter((place) => isOpen(document, place.key));
