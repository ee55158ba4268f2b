import type { Anchor } from '../anchors/anchor.ts';
import type { WantedPlace } from '../wanted-place.ts';

/** Tags of signatures serve the leader too. */
const anchorKindOf = (wanted: WantedPlace): 'sign' | 'initial' | null => (wanted.kind === 'INITIAL' ? 'initial' : wanted.kind === 'SIGN' || wanted.kind === 'FINAL_SIGN' ? 'sign' : null);

/**
 * Which tagged control belongs to which step: the slot names its department, else its person, else its 1-based order among the steps
 * of that kind. Every control serves one step; a slot that stands twice serves two steps in their order.
 */
export const matchSlots = (wanted: readonly WantedPlace[], anchors: readonly Anchor[]): ReadonlyMap<WantedPlace, Anchor> => {
  const matched = new Map<WantedPlace, Anchor>();
  const taken = new Set<Anchor>();
  const same = (slot: string, id: string | undefined): boolean => id !== undefined && slot.trim().toLowerCase() === id.toLowerCase();
  for (const kind of ['sign', 'initial'] as const) {
    const steps = wanted.filter((place) => anchorKindOf(place) === kind);
    const slots = anchors.filter((anchor) => anchor.kind === kind && anchor.source === 'tag');
    const rules: readonly ((anchor: Anchor, step: WantedPlace) => boolean)[] = [
      (anchor, step) => same(anchor.slot, step.departmentId),
      (anchor, step) => same(anchor.slot, step.personId),
      (anchor, step) => anchor.slot === String(steps.indexOf(step) + 1),
    ];
    for (const fits of rules) {
      for (const step of steps) {
        if (matched.has(step)) continue;
        const anchor = slots.find((slot) => !taken.has(slot) && fits(slot, step));
        if (anchor === undefined) continue;
        matched.set(step, anchor);
        taken.add(anchor);
      }
    }
  }
  return matched;
};
