import { describe, expect, it } from 'vitest';
import { addBatch, removeBatch, renameBatch, setCriteria } from './batches-model.ts';

const BATCHES = { Orders: { releaseCriteria: { messageCount: 2 }, note: 'kept' }, Bills: { releaseCriteria: {} } };

describe('batches', () => {
  it('adds one under a free name, with a criterion', () => {
    const added = addBatch({ ...BATCHES, Batch_3: {} });
    expect(Object.keys(added)).toEqual(['Orders', 'Bills', 'Batch_3', 'Batch_4']);
    expect(added.Batch_4).toEqual({ releaseCriteria: { messageCount: 10 } });
  });

  it('renames in place and refuses a name that is taken', () => {
    expect(Object.keys(renameBatch(BATCHES, { name: 'Orders', newName: 'New' }))).toEqual(['New', 'Bills']);
    expect(renameBatch(BATCHES, { name: 'Orders', newName: 'Bills' })).toBe(BATCHES);
  });

  it('changes criteria without touching what stands beside them', () => {
    const criteria = { batchSize: 100 };
    expect(setCriteria(BATCHES, { name: 'Orders', criteria }).Orders).toEqual({
      releaseCriteria: criteria,
      note: 'kept',
    });
    expect(setCriteria(BATCHES, { name: 'Bills', criteria: undefined }).Bills).toEqual({ releaseCriteria: {} });
  });

  it('removes one', () => {
    expect(Object.keys(removeBatch(BATCHES, 'Orders'))).toEqual(['Bills']);
  });
});
