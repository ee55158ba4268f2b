import { useCallback, useMemo, useState } from 'react';
import type { PreviewView } from '../../server/acts/views.ts';
import type { PlaceKey, Rect } from '../../server/pdf/geometry.ts';
import { useApi } from '../app/session.tsx';
import { useAct } from '../app/useAct.ts';
import { handPlaces, placeAt, startingRect, withoutSteps } from './hand-places.ts';
import type { Moved } from './hand-places.ts';
import { toPlan } from './route-rows.ts';
import type { Draft } from './useDraft.ts';

export interface Preview {
  readonly view: PreviewView | null;
  /** The text or the route is no longer what was previewed. */
  readonly stale: boolean;
  readonly moved: Moved;
  readonly editing: PlaceKey | null;
  readonly busy: boolean;
  readonly error: unknown;
  /** Makes the preview; boxes moved since the last one are saved first, so that it shows them. */
  readonly make: () => void;
  readonly edit: (key: PlaceKey | null) => void;
  /** Sets a box down in the middle of its page, to be moved from there. */
  readonly setDown: (key: PlaceKey, page: number) => void;
  readonly place: (key: PlaceKey, page: number, rect: Rect) => void;
}
interface Made {
  readonly view: PreviewView;
  readonly route: string;
  readonly basis: string;
}
const NOTHING_MOVED: Moved = new Map();

/** The PDF as it would circulate, and the boxes the officer sets by hand. */
export const usePreview = (draft: Draft): Preview => {
  const api = useApi();
  const { run, busy, error } = useAct();
  const [made, setMade] = useState<Made | null>(null);
  const [moved, setMoved] = useState<Moved>(NOTHING_MOVED);
  const [editing, setEditing] = useState<PlaceKey | null>(null);
  const { form, document, saver } = draft;
  const route = useMemo(() => JSON.stringify(toPlan(form.rows)), [form.rows]);
  const basis = JSON.stringify([document?.file?.sha256, form.type, form.subject, route]);

  const keep = useCallback((view: PreviewView) => {
    setMade({ view, route, basis });
    setMoved(NOTHING_MOVED);
    setEditing(null);
  }, [basis, route]);

  const putPlaces = useCallback(async (id: string, places: ReturnType<typeof handPlaces>) => {
    await api.putPlaces(id, places);
    saver.adopt(await api.document(id));
  }, [api, saver]);

  const make = useCallback(() => {
    void run(() => saver.with(async ({ id }) => {
      if (made?.route === route && moved.size > 0) await putPlaces(id, handPlaces(made.view, moved));
      const old = made && made.route !== route ? handPlaces(made.view, NOTHING_MOVED) : [];
      if (withoutSteps(old).length < old.length) await putPlaces(id, withoutSteps(old));
      keep(await api.preview(id));
    }));
  }, [api, keep, made, moved, putPlaces, route, run, saver]);

  const place = useCallback((key: PlaceKey, page: number, rect: Rect) => setMoved((before) => placeAt(before, key, page, rect)), []);
  const setDown = useCallback((key: PlaceKey, page: number) => {
    const size = made?.view.pages[page];
    if (!size) return;
    place(key, page, startingRect(key, size));
    setEditing(key);
  }, [made, place]);

  return { view: made?.view ?? null, stale: made !== null && made.basis !== basis, moved, editing, busy, error, make, edit: setEditing, setDown, place };
};
