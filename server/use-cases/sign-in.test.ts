import { encode } from 'next-auth/jwt';
import { beforeAll, describe, expect, it } from 'vitest';

import { currentSession } from '#server/auth/current-session.ts';
import { signInSecret } from '#server/auth/session-cookie.ts';
import { findActiveSession } from '#server/repositories/sessions.ts';

import { changePassword } from './change-password.ts';
import { endSession } from './end-session.ts';
import { listSessions } from './list-sessions.ts';
import { setUpOwner } from './set-up-owner.ts';
import { signIn } from './sign-in.ts';
import { withTestDatabase } from './testing/test-database.ts';

const OWNER = { name: 'Owner', email: 'Owner@Example.com', password: 'right password' };
const RIGHT = { email: 'owner@example.com', password: OWNER.password };
const WRONG = { email: 'owner@example.com', password: 'wrong password' };
const MINUTE = 60_000;

withTestDatabase();

async function openSession(password = RIGHT.password) {
  const id = await signIn({ ...RIGHT, password });
  const session = id && (await findActiveSession(id, new Date()));
  if (!session) throw new Error('The sign-in was refused.');
  return session;
}

beforeAll(() => setUpOwner(OWNER, undefined));

describe('signing in', () => {
  it('opens a session for the right password, whatever the case of the mail address', async () => {
    expect(await signIn(RIGHT)).toEqual(expect.any(String));
    expect(await signIn({ ...RIGHT, email: ' OWNER@example.com ' })).toEqual(expect.any(String));
  });

  it('answers an unknown mail as it answers a wrong password', async () => {
    expect(await signIn({ ...RIGHT, email: 'nobody@example.com' })).toBeUndefined();
    expect(await signIn(WRONG)).toBeUndefined();
    expect(await signIn(RIGHT)).toEqual(expect.any(String));
  });

  it('is closed for a quarter of an hour after five wrong passwords, and twice as long after one more', async () => {
    const start = new Date();
    const later = (minutes: number) => new Date(start.getTime() + minutes * MINUTE);
    for (let count = 0; count < 5; count += 1) expect(await signIn(WRONG, start)).toBeUndefined();
    expect(await signIn(RIGHT, later(14))).toBeUndefined();
    expect(await signIn(WRONG, later(16))).toBeUndefined();
    expect(await signIn(RIGHT, later(40))).toBeUndefined();
    expect(await signIn(RIGHT, later(47))).toEqual(expect.any(String));
    expect(await signIn(WRONG, later(48))).toBeUndefined();
    expect(await signIn(RIGHT, later(48))).toEqual(expect.any(String));
  });
});

describe('a session', () => {
  it('is found by the cookie until it is ended', async () => {
    const session = await openSession();
    const token = await encode({ token: { sub: session.sessionId }, secret: signInSecret() });
    const cookie = `other=1; millrace-session=${token}`;
    expect((await currentSession(cookie))?.user.email).toBe('owner@example.com');
    expect(await currentSession(`millrace-session=${token}x`)).toBeUndefined();
    expect(await currentSession(null)).toBeUndefined();
    await endSession(session.user.id, session.sessionId);
    expect(await currentSession(cookie)).toBeUndefined();
  });

  it('of somebody else cannot be ended', async () => {
    const session = await openSession();
    await expect(endSession('somebody-else', session.sessionId)).rejects.toMatchObject({ code: 'NotFound' });
  });

  it('survives a change of the password only where it was changed', async () => {
    const [here, there] = [await openSession(), await openSession()];
    await expect(
      changePassword(here, { currentPassword: 'wrong', newPassword: 'another password' }),
    ).rejects.toMatchObject({ code: 'Forbidden' });
    await changePassword(here, { currentPassword: RIGHT.password, newPassword: 'another password' });
    expect(await listSessions(here)).toMatchObject([{ id: here.sessionId, current: true }]);
    expect(await findActiveSession(there.sessionId, new Date())).toBeUndefined();
    expect(await signIn(RIGHT)).toBeUndefined();
    await openSession('another password');
  });
});
