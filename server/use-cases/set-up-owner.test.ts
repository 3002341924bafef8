import { describe, expect, it } from 'vitest';

import { setUpOwner } from './set-up-owner.ts';
import { withTestDatabase } from './testing/test-database.ts';

const OWNER = { name: 'Owner', email: 'Owner@Example.com', password: 'right password' };

withTestDatabase();

describe('the first visit', () => {
  it('asks for the code of the console when there is one', async () => {
    await expect(setUpOwner(OWNER, 'ABCD')).rejects.toMatchObject({ code: 'Forbidden' });
    await expect(setUpOwner({ ...OWNER, setupCode: 'ABCX' }, 'ABCD')).rejects.toMatchObject({ code: 'Forbidden' });
  });

  it('makes one owner, also when two make it at once', async () => {
    const results = await Promise.allSettled([
      setUpOwner({ ...OWNER, setupCode: 'ABCD' }, 'ABCD'),
      setUpOwner({ ...OWNER, email: 'other@example.com' }, undefined),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(setUpOwner(OWNER, undefined)).rejects.toMatchObject({ code: 'AlreadySetUp' });
  });
});
