import type { Rect } from '../../pdf/geometry.ts';
import type { PageText } from '../pages/page-text.ts';
import { CLEARANCE, freeHeight, freeWidth, type Obstacle } from './boxes.ts';

/** The size a signature gets where there is room, points; and the least that can still be read. */
const FULL = { width: 150, height: 60 };
const LEAST = { width: 50, height: 18 };
/** The middle of a block: what stands within this distance of its axis is its title or its name, the rest is beside it. */
const AXIS = 20;
/** Free space higher than this has no title right above it: the signature then stays close to the name. */
const BLOCK_HEIGHT = 130;

export interface SignatureSpot {
  readonly rect: Rect;
  readonly above: Obstacle | null;
  readonly below: Obstacle | null;
}

/**
 * The box of a signature: centred between the title above and the printed name below (NĐ 30/2020, Phụ lục I, II.7.d),
 * clamped to what is free there.
 * @param at the axis of the block and a height between title and name
 * @returns null when there is too little room
 */
export const placeSignature = (page: PageText, obstacles: readonly Obstacle[], at: { readonly x: number; readonly y: number }): SignatureSpot | null => {
  const { bottom, top, above, below } = freeHeight(page, obstacles, { left: at.x - AXIS, right: at.x + AXIS }, at.y);
  const room = { bottom: bottom + CLEARANCE, top: top - CLEARANCE };
  const height = Math.min(FULL.height, room.top - room.bottom);
  if (height < LEAST.height) return null;
  const middle = room.top - room.bottom > BLOCK_HEIGHT && below !== null ? room.bottom + height / 2 : (room.bottom + room.top) / 2;
  const y = middle - height / 2;
  const beside = freeWidth(page, obstacles, { bottom: y, top: y + height }, at.x);
  const half = Math.min(FULL.width / 2, at.x - beside.left - CLEARANCE, beside.right - CLEARANCE - at.x);
  if (half * 2 < LEAST.width) return null;
  return { rect: { x: at.x - half, y, width: half * 2, height }, above, below };
};
