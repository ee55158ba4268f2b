import { setTimeout as pause } from 'node:timers/promises';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLive } from '../../addin/app/liveStream.ts';
import { MINUTES_FLOW } from '../../server/demo/flows.ts';
import { openHouse, type House } from '../acts/house.ts';

let house: House;
beforeAll(async () => { house = await openHouse(); }, 60_000);
afterAll(() => house.close());

const tokenOf = async (personId: string): Promise<string> => (await (await house.sit(personId)).api.signIn(personId, house.desk.password)).token;
const until = async (met: () => boolean): Promise<void> => {
  for (let tries = 0; !met(); tries += 1) {
    if (tries > 500) throw new Error('it never came to that');
    await pause(20);
  }
};

describe('the live stream', () => {
  test('says that it is ready, then what changed; nobody listens any more once it is left', async () => {
    const officer = await house.sit('u06');
    const leave = new AbortController();
    const answer = await fetch(`${house.desk.origin}/api/live`, { headers: { Authorization: `Bearer ${await tokenOf('u06')}` }, signal: leave.signal });
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const messages = readLive(answer);
    expect((await messages.next()).value).toEqual({ kind: 'ready' });
    const { id } = await officer.api.createDraft(MINUTES_FLOW.draft);
    expect((await messages.next()).value).toMatchObject({ kind: 'changed', documentId: id, forMe: false });
    leave.abort();
    await messages.next().catch(() => undefined);
    await until(() => house.parts.live.listeners() === 0);
  });

  test('a screen that does not read is cut off and keeps no memory', async () => {
    const { port, hostname } = new URL(house.desk.origin);
    const socket = connect(Number(port), hostname);
    const closed = new Promise((resolve) => { socket.once('close', resolve); });
    socket.on('error', () => undefined);
    socket.write(`GET /api/live HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${await tokenOf('u06')}\r\n\r\n`);
    await until(() => house.parts.live.listeners() === 1);
    socket.pause();
    const change = { documentId: 'x'.repeat(60_000), rowVersion: 1, notice: null, readerIds: ['u06'], forIds: [] };
    for (let sent = 0; sent < 2_000 && house.parts.live.listeners() > 0; sent += 1) {
      house.parts.live.publish(change);
      if (sent % 50 === 0) await pause(5);
    }
    expect(house.parts.live.listeners()).toBe(0);
    socket.resume();
    await closed;
  }, 30_000);
});
