import { saveHandPlaces } from '../store/draft-files.ts';
import type { PlaceKey, Rect } from '../pdf/geometry.ts';
import type { Parts, SignedIn } from './parts.ts';
import { transition } from './transition.ts';

/** The boxes the officer dragged on the preview. They replace earlier ones and hold for the next preview. */
export async function placeByHand(
  parts: Parts, signedIn: SignedIn, documentId: string, places: readonly { readonly key: string; readonly page: number; readonly rect: Rect }[],
): Promise<void> {
  await transition(parts, signedIn, documentId, ({ tx }) => ({
    action: { type: 'saveDraft', changes: {} },
    facts: { placedByHand: places.map(({ key }) => key).join(', ') },
    write: () => saveHandPlaces(tx, documentId, places.map((place) => ({ ...place, key: place.key as PlaceKey }))),
  }));
}
