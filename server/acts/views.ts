/** What the API answers: plain JSON, made for the screens. The one door to it for the pane, which also finds it through `server/app.ts`. */
export * from './views/lists.ts';
export type * from './views/document.ts';
export type * from './views/organisation.ts';
export type * from './views/remote-key.ts';
export type * from './views/signing-offer.ts';
export type * from './views/verification.ts';
