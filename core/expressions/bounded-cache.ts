/** A map that forgets what was not used for long. */

export type BoundedCache<T> = { get(key: string): T | undefined; set(key: string, value: T): void };

/**
 * Keeps the last `size` to `2 * size` entries: when the young generation is full it becomes the old one, and what is found
 * there moves back. Cheaper than an exact order of use, and as good.
 */
export function createBoundedCache<T>(size: number): BoundedCache<T> {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  const set = (key: string, value: T) => {
    if (young.size >= size) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
  };
  return {
    set,
    get(key) {
      const value = young.get(key);
      if (value !== undefined) return value;
      const older = old.get(key);
      if (older !== undefined) set(key, older);
      return older;
    },
  };
}
