import { expect, test } from 'vitest';
import { createLive } from '../../server/notices/live.ts';
import type { LiveNotice } from '../../server/notices/live.ts';

const hear = () => {
  const faults: unknown[] = [];
  const live = createLive((error) => faults.push(error));
  const heard: Record<string, LiveNotice[]> = {};
  const listen = (personId: string) => live.subscribe(personId, (message) => (heard[personId] ??= []).push(message));
  return { live, faults, heard, listen };
};
const change = { documentId: 'd1', rowVersion: 3, notice: 'YOUR_TURN', readerIds: ['u06', 'u04', 'u01'], forIds: ['u01'] };

test('who may see the document is told that it changed, only who is meant is told why', () => {
  const { live, heard, listen } = hear();
  for (const person of ['u06', 'u01', 'u10']) listen(person);
  live.publish(change);
  expect(heard['u06']).toEqual([{ kind: 'changed', documentId: 'd1', rowVersion: 3, notice: null, forMe: false }]);
  expect(heard['u01']).toEqual([{ kind: 'changed', documentId: 'd1', rowVersion: 3, notice: 'YOUR_TURN', forMe: true }]);
  expect(heard['u10']).toBeUndefined();
});

test('two windows of one person both hear; a closed one does not, and leaves nothing behind', () => {
  const { live, heard, listen } = hear();
  const leave = listen('u01');
  listen('u01');
  live.publish(change);
  leave();
  leave();
  live.publish(change);
  expect(heard['u01']).toHaveLength(3);
  expect(live.listeners()).toBe(1);
});

test('a listener that fails or leaves while it is told does not keep the others from hearing', () => {
  const { live, faults, heard, listen } = hear();
  live.subscribe('u01', () => { throw new Error('stream closed'); });
  const leave = live.subscribe('u01', () => leave());
  listen('u01');
  live.publish(change);
  expect(heard['u01']).toHaveLength(1);
  expect(faults).toHaveLength(1);
  expect(live.listeners()).toBe(2);
});
