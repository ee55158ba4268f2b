import type { PageSize, Rect } from '../../pdf/geometry.ts';
import { clampToPage, type Obstacle } from './boxes.ts';

const POINTS_PER_MM = 72 / 25.4;

/** The seal covers a third of the leader's signature picture from the left, centred on its height (NĐ 30/2020, Phụ lục I, II.8.a). */
export const placeSeal = (signature: Rect, diameterMm: number, page: PageSize): Rect => {
  const diameter = diameterMm * POINTS_PER_MM;
  return clampToPage({ x: signature.x + signature.width / 3 - diameter, y: signature.y + signature.height / 2 - diameter / 2, width: diameter, height: diameter }, page);
};

/** Does the round seal touch this? */
export const sealTouches = (seal: Rect, { left, right, bottom, top }: Obstacle): boolean => {
  const x = seal.x + seal.width / 2;
  const y = seal.y + seal.height / 2;
  const nearestX = Math.min(Math.max(x, left), right);
  const nearestY = Math.min(Math.max(y, bottom), top);
  return Math.hypot(x - nearestX, y - nearestY) < seal.width / 2;
};
