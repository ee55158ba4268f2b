import type { PlaceKey } from '../../server/pdf/geometry.ts';
import type { Translate } from '../app/language.tsx';
import type { texts } from './texts.ts';

type TextKey = keyof (typeof texts)['vi'];
export type PlaceLabels = Readonly<Partial<Record<PlaceKey, string>>>;

const stepOf = (key: PlaceKey): string | null => (key.startsWith('step:') ? key.slice('step:'.length) : null);
const isOther = (key: PlaceKey): key is Exclude<PlaceKey, `step:${number}`> => stepOf(key) === null;

/** The place's full name: what its screen calls it, else a general word. */
export const placeName = (key: PlaceKey, labels: PlaceLabels, t: Translate<TextKey>): string =>
  labels[key] ?? (isOther(key) ? t(`place.${key}`) : t('place.step', { n: stepOf(key) ?? '' }));

/** The few letters that fit into the box; steps carry their number. */
export const placeMark = (key: PlaceKey, t: Translate<TextKey>): string => (isOther(key) ? t(`mark.${key}`) : stepOf(key) ?? '');

/** Red like the seal, ink for people, grey-green for what the clerk fills in. */
export const placeTone = (key: PlaceKey): 'person' | 'seal' | 'clerk' => (key === 'seal' ? 'seal' : isOther(key) ? 'clerk' : 'person');
