import { expect, test } from 'vitest';
import { savePerson, loadPerson } from '../../server/store/directory.ts';
import { hashPassword, passwordMatches } from '../../server/people/password-hash.ts';
import { authenticate, revokeAll, signOut } from '../../server/people/sessions.ts';
import { countAttempt } from '../../server/people/throttle.ts';
import { confirmPassword, setPassword, signIn } from '../../server/people/sign-in.ts';
import type { Store } from '../../server/store/store.ts';
import { onBothEngines } from '../store/both-engines.ts';

const refusal = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) });
const NOW = new Date('2026-11-23T01:00:00Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const HOUR_MS = 3_600_000;
const PASSWORD = 'LuanChuyen@2026';

test('a password hash is salted, slow to make and says what it cost', async () => {
  const [one, two] = await Promise.all([hashPassword('Mật khẩu'), hashPassword('Mật khẩu')]);
  expect(one).not.toBe(two);
  expect(one).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  expect(await passwordMatches('Mật khẩu'.normalize('NFD'), one)).toBe(true);
  expect(await passwordMatches('mật khẩu', one)).toBe(false);
  await expect(passwordMatches('x', 'plain')).rejects.toThrow('Not a stored password hash');
});

onBothEngines('signing in', (stores) => {
  const openOffice = async (): Promise<Store> => {
    const store = await stores.open();
    await setPassword(store, 'u04', PASSWORD, NOW);
    return store;
  };
  const attempt = (store: Store, changes: { personId?: string; password?: string; address?: string; now?: Date } = {}) =>
    ({ store, personId: 'u04', password: PASSWORD, address: '10.0.0.1', now: NOW, sessionMilliseconds: HOUR_MS, ...changes });

  test('gives 256 random bits, of which the store keeps only the hash', async () => {
    const store = await openOffice();
    const session = await signIn(attempt(store));
    expect(session).toMatchObject({ personId: 'u04', expiresAt: later(3600).toISOString() });
    expect(Buffer.from(session.token, 'base64url')).toHaveLength(32);
    expect((await authenticate(store, session.token, later(10))).person.name).toBe('Phạm Văn Mẫu');
    const rows = await store.read((db) => db.selectFrom('sessions').selectAll().execute());
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(session.token);
  });

  test('ends by time, by signing out, by revoking all, by locking the account', async () => {
    const store = await openOffice();
    const [first, second, third] = [await signIn(attempt(store)), await signIn(attempt(store)), await signIn(attempt(store))];
    await expect(authenticate(store, first.token, later(3600))).rejects.toEqual(refusal('NOT_SIGNED_IN'));
    await signOut(store, (await authenticate(store, first.token, later(1))).sessionId, later(1));
    await expect(authenticate(store, first.token, later(2))).rejects.toEqual(refusal('NOT_SIGNED_IN'));
    await authenticate(store, second.token, later(2));
    const person = await store.read((db) => loadPerson(db, 'u04'));
    await store.transaction((tx) => savePerson(tx, { ...person, active: false }, 2));
    await expect(authenticate(store, second.token, later(3))).rejects.toEqual(refusal('NOT_SIGNED_IN'));
    await expect(signIn(attempt(store, { now: later(3) }))).rejects.toEqual(refusal('WRONG_PASSWORD'));
    await store.transaction((tx) => savePerson(tx, person, 2));
    expect(await revokeAll(store, 'u04', later(4))).toBe(2);
    await expect(authenticate(store, third.token, later(5))).rejects.toEqual(refusal('NOT_SIGNED_IN'));
    for (const nonsense of ['', 'x', `${first.token}=`, 'A'.repeat(43), '../..']) await expect(authenticate(store, nonsense, NOW)).rejects.toEqual(refusal('NOT_SIGNED_IN'));
  });

  test('answers a stranger, a person without a password and a wrong password alike', async () => {
    const store = await openOffice();
    for (const changes of [{ password: 'wrong' }, { personId: 'nobody' }, { personId: 'u06' }, { password: 'x'.repeat(5000) }, { personId: `' or 1=1 --` }]) {
      await expect(signIn(attempt(store, changes))).rejects.toEqual(refusal('WRONG_PASSWORD'));
    }
  });

  test('a guesser is made to wait, even with the right password, and the owner is let in after it', async () => {
    const store = await openOffice();
    for (let n = 0; n < 4; n += 1) await countAttempt(store, 'u04', '10.0.0.1', NOW);
    await expect(signIn(attempt(store, { password: 'guess' }))).rejects.toEqual(refusal('WRONG_PASSWORD'));
    await expect(signIn(attempt(store))).rejects.toEqual(refusal('TOO_MANY_ATTEMPTS'));
    await expect(confirmPassword(attempt(store))).rejects.toEqual(refusal('TOO_MANY_ATTEMPTS'));
    await signIn(attempt(store, { now: later(5) }));
    await expect(signIn(attempt(store, { password: 'typing error', now: later(6) }))).rejects.toEqual(refusal('WRONG_PASSWORD'));
    await confirmPassword(attempt(store, { now: later(7) }));
  });
});
