import { describe, expect, it } from 'vitest';

import { newId } from '#server/identifiers.ts';

import { deleteRunFilter } from './delete-run-filter.ts';
import { listSavedRunFilters } from './list-saved-run-filters.ts';
import { renameRunFilter } from './rename-run-filter.ts';
import { saveRunFilter } from './save-run-filter.ts';
import { ownerId } from './testing/fixtures.ts';
import { withTestDatabase } from './testing/test-database.ts';

withTestDatabase();

describe('saved filters', () => {
  it('are kept by name, renamed and forgotten', async () => {
    const userId = await ownerId();
    const night = await saveRunFilter(userId, { name: 'Night', query: 'within=24h&status=Failed' });
    const slow = await saveRunFilter(userId, { name: 'A slow one', query: 'minDuration=5000' });
    expect(night.query).toBe('status=Failed&within=24h');
    expect(await listSavedRunFilters(userId)).toEqual([slow, night]);

    await expect(renameRunFilter({ id: slow.id, userId }, 'Night')).rejects.toMatchObject({ code: 'NameTaken' });
    expect(await renameRunFilter({ id: slow.id, userId }, 'Slow')).toEqual({ ...slow, name: 'Slow' });
    await deleteRunFilter({ id: night.id, userId });
    expect((await listSavedRunFilters(userId)).map(({ name }) => name)).toEqual(['Slow']);
  });

  it('are no filters without a meaning', async () => {
    const userId = await ownerId();
    await expect(saveRunFilter(userId, { name: 'Wrong', query: 'status=Gone' })).rejects.toMatchObject({
      code: 'BadRequest',
      message: 'The filter has no valid status.',
    });
    await expect(saveRunFilter(userId, { name: 'Empty', query: '' })).rejects.toMatchObject({ code: 'BadRequest' });
    await saveRunFilter(userId, { name: 'Twice', query: 'status=Failed' });
    await expect(saveRunFilter(userId, { name: 'Twice', query: 'status=Failed' })).rejects.toMatchObject({
      code: 'NameTaken',
    });
  });

  it('belong to one person alone', async () => {
    const { id } = await saveRunFilter(await ownerId(), { name: 'Mine', query: 'status=Failed' });
    const stranger = { id, userId: newId() };
    await expect(renameRunFilter(stranger, 'Yours')).rejects.toMatchObject({ code: 'NotFound' });
    await expect(deleteRunFilter(stranger)).rejects.toMatchObject({ code: 'NotFound' });
    expect(await listSavedRunFilters(stranger.userId)).toEqual([]);
  });
});
