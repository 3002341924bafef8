import { describe, expect, it } from 'vitest';

import { deleteArtifact } from './delete-artifact.ts';
import { getArtifact } from './get-artifact.ts';
import { listArtifacts } from './list-artifacts.ts';
import { saveArtifact } from './save-artifact.ts';
import { withTestDatabase } from './testing/test-database.ts';

withTestDatabase();

const map = { kind: 'Map', name: 'Order.liquid', content: '{{ content.id }}', replace: false } as const;

describe('artifacts', () => {
  it('are kept by kind and name, and found in any letter case', async () => {
    await saveArtifact(map);
    await saveArtifact({ ...map, kind: 'Schema', content: '<schema/>' });
    expect(await getArtifact('Map', 'order.LIQUID')).toEqual({ content: '{{ content.id }}' });
    expect(await getArtifact('Schema', 'Order.liquid')).toEqual({ content: '<schema/>' });
    expect(await listArtifacts()).toMatchObject([
      { kind: 'Map', name: 'Order.liquid', size: 16 },
      { kind: 'Schema', name: 'Order.liquid', size: 9 },
    ]);
  });

  it('are replaced only where that is meant', async () => {
    await saveArtifact({ ...map, name: 'Twice' });
    const other = { ...map, name: 'Twice', content: 'other' };
    await expect(saveArtifact(other)).rejects.toMatchObject({ code: 'ArtifactExists' });
    await saveArtifact({ ...other, replace: true });
    expect(await getArtifact('Map', 'Twice')).toEqual({ content: 'other' });
  });

  it('are gone once deleted', async () => {
    await saveArtifact({ ...map, name: 'Gone' });
    await deleteArtifact('Map', 'Gone');
    await expect(getArtifact('Map', 'Gone')).rejects.toMatchObject({ code: 'NotFound' });
    await expect(deleteArtifact('Map', 'Gone')).rejects.toMatchObject({ code: 'NotFound' });
  });
});
