import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDraftSaver } from '../../addin/drafting/draft-saver.ts';
import type { SaveState } from '../../addin/drafting/draft-saver.ts';
import type { NewDraft } from '../../addin/app/api.ts';
import { ApiError, connectionLost } from '../../addin/app/errors.ts';
import type { DocumentView } from '../../server/acts/views.ts';
import type { DraftChanges } from '../../server/circulation/model.ts';

const BLANK: NewDraft = { type: 'MINUTES', subject: '', urgency: 'NORMAL', isFinancial: false, notFinancialReason: null, recipients: [], addressees: [], plannedRoute: [] };
const stale = () => new ApiError(409, { code: 'DOCUMENT_CHANGED', facts: {}, vi: '', en: '' });

/** A server that holds one draft and refuses an older rowVersion, as ours does. */
const serverWith = () => {
  const stored = { id: 'd1', rowVersion: 0, ...BLANK } as unknown as DocumentView;
  const state = { document: stored, calls: [] as string[], failures: [] as Error[], open: 0 };
  const answer = async (name: string, changes: DraftChanges): Promise<DocumentView> => {
    state.open += 1;
    expect(state.open).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 10));
    state.open -= 1;
    state.calls.push(name);
    const failure = state.failures.shift();
    if (failure) throw failure;
    state.document = { ...state.document, ...changes, rowVersion: state.document.rowVersion + 1 };
    return state.document;
  };
  const api = {
    createDraft: (draft: NewDraft) => answer(`create ${draft.subject}`, draft),
    saveDraft: (_: string, rowVersion: number, changes: DraftChanges) =>
      rowVersion === state.document.rowVersion ? answer(`save ${JSON.stringify(changes)}`, changes) : Promise.reject(stale()),
    document: () => Promise.resolve(state.document),
  };
  return { api, state };
};

const open = (server: ReturnType<typeof serverWith>, initial: DocumentView | null = null) => {
  const states: SaveState['at'][] = [];
  const saver = createDraftSaver({
    api: server.api, initial, blank: () => BLANK, onDocument: () => undefined, onState: (state) => states.push(state.at), now: () => new Date(0), retriesMs: [1000],
  });
  return { saver, states };
};

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

describe('a draft saves itself', () => {
  test('typing is gathered into one save; the first one opens the draft', async () => {
    const server = serverWith();
    const { saver, states } = open(server);
    saver.change({ subject: 'B' });
    saver.change({ subject: 'Bàn giao' });
    saver.change({ urgency: 'URGENT' });
    expect(saver.hasUnsaved()).toBe(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.state.calls).toEqual(['create Bàn giao']);
    saver.change({ subject: 'Bàn giao xe' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.state.calls).toEqual(['create Bàn giao', 'save {"subject":"Bàn giao xe"}']);
    expect(server.state.document).toMatchObject({ subject: 'Bàn giao xe', urgency: 'URGENT' });
    expect(states.at(-1)).toBe('saved');
    expect(saver.hasUnsaved()).toBe(false);
  });

  test('a file waits for what was typed before it, and calls never overlap', async () => {
    const server = serverWith();
    const { saver } = open(server);
    saver.change({ subject: 'Trước tệp' });
    const handedIn = saver.with((document) => Promise.resolve(document.rowVersion));
    saver.change({ subject: 'Sau tệp' });
    await vi.advanceTimersByTimeAsync(2000);
    expect(await handedIn).toBe(1);
    expect(server.state.document.subject).toBe('Sau tệp');
  });

  test('without a connection nothing is lost: it is told, tried again, and saved with what came since', async () => {
    const server = serverWith();
    const { saver, states } = open(server);
    server.state.failures.push(connectionLost(null));
    saver.change({ subject: 'Mất mạng' });
    await vi.advanceTimersByTimeAsync(800);
    expect(states.at(-1)).toBe('failed');
    expect(saver.hasUnsaved()).toBe(true);
    await vi.advanceTimersByTimeAsync(1200);
    expect(server.state.document.subject).toBe('Mất mạng');
    expect(states.at(-1)).toBe('saved');
  });

  test('another window saved first: its other fields stay, mine are put on top', async () => {
    const server = serverWith();
    const { saver } = open(server, server.state.document);
    server.state.document = { ...server.state.document, urgency: 'FLASH', rowVersion: 7 };
    saver.change({ subject: 'Của tôi' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.state.document).toMatchObject({ subject: 'Của tôi', urgency: 'FLASH' });
  });

  test('a refusal that will not pass by itself is told and not repeated until something changes', async () => {
    const server = serverWith();
    const { saver, states } = open(server, server.state.document);
    server.state.failures.push(new ApiError(422, { code: 'SUBJECT_TOO_LONG', facts: {}, vi: '', en: '' }));
    saver.change({ subject: 'x'.repeat(600) });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(server.state.calls).toHaveLength(1);
    expect(states.at(-1)).toBe('failed');
    saver.change({ subject: 'ngắn' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.state.document.subject).toBe('ngắn');
  });

  test('leaving the screen saves what waits', async () => {
    const server = serverWith();
    const { saver } = open(server, server.state.document);
    saver.change({ subject: 'Rời màn hình' });
    saver.stop();
    await vi.advanceTimersByTimeAsync(100);
    expect(server.state.document.subject).toBe('Rời màn hình');
  });
});
