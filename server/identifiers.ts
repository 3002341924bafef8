/** Ids of rows: UUID version 7, so that they sort by the time they were made and new rows lie together in the index. */

import { v7 } from 'uuid';

export function newId(): string {
  return v7();
}
