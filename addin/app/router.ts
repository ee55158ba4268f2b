import { useSyncExternalStore } from 'react';
import type { Tray } from '../../server/acts/views.ts';

/** Where the person is. The address is a hash: Word takes the history functions away, and a hash needs none of them. */
export type Route =
  | { readonly screen: 'tray'; readonly tray: Tray; readonly q?: string }
  | { readonly screen: 'document'; readonly id: string }
  /** The confirmation after the final signature: «Đã chuyển Văn thư». */
  | { readonly screen: 'handedOver'; readonly id: string }
  /** `id` null: a new draft. */
  | { readonly screen: 'draft'; readonly id: string | null }
  | { readonly screen: 'register' }
  /** Signatures of any PDF; `id`: of this document's, at once. */
  | { readonly screen: 'verify'; readonly id: string | null }
  | { readonly screen: 'help' };

const HOME: Route = { screen: 'tray', tray: 'inbox' };

const KNOWN_TRAYS: Readonly<Record<Tray, true>> = { inbox: true, drafts: true, sent: true, clerk: true, done: true, all: true };
const isTray = (name: string): name is Tray => Object.hasOwn(KNOWN_TRAYS, name);

export const addressOf = (route: Route): string => {
  switch (route.screen) {
    case 'tray': return route.q ? `#/${route.tray}/${encodeURIComponent(route.q)}` : `#/${route.tray}`;
    case 'document': return `#/documents/${encodeURIComponent(route.id)}`;
    case 'handedOver': return `#/documents/${encodeURIComponent(route.id)}/handed-over`;
    case 'draft': return route.id === null ? '#/draft' : `#/draft/${encodeURIComponent(route.id)}`;
    case 'register': return '#/register';
    case 'verify': return route.id === null ? '#/verify' : `#/verify/${encodeURIComponent(route.id)}`;
    case 'help': return '#/help';
  }
};

/** Reads an address; what it does not know leads home. */
export const routeOf = (hash: string): Route => {
  const [place = '', id, rest] = hash.replace(/^#\/?/, '').split('/').map(decodeSafely);
  if (place === 'documents' && id) return rest === 'handed-over' ? { screen: 'handedOver', id } : { screen: 'document', id };
  if (place === 'draft') return { screen: 'draft', id: id || null };
  if (place === 'register') return { screen: 'register' };
  if (place === 'verify') return { screen: 'verify', id: id || null };
  if (place === 'help') return { screen: 'help' };
  if (!isTray(place)) return HOME;
  return id ? { screen: 'tray', tray: place, q: id } : { screen: 'tray', tray: place };
};

const decodeSafely = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
};

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};
const currentHash = (): string => window.location.hash;

export const navigate = (route: Route): void => {
  window.location.hash = addressOf(route);
};

/** The same place under another address: the old one is not gone back to. */
export const readdress = (route: Route): void => {
  window.location.replace(addressOf(route));
};

export const useRoute = (): Route => routeOf(useSyncExternalStore(subscribe, currentHash));
