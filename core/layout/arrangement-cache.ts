/** A map that forgets what was not used for long, by how much it holds: big arrangements take the room of many small ones. */

type ArrangementCache<T> = {
  get(key: string): T | undefined;
  /** `weight`: number of boxes and lines. */
  set(key: string, value: T, weight: number): void;
};

/** Boxes and lines kept at least: some versions of a flow of 1,000 steps. At most twice as many. */
const MOST_WEIGHT = 20_000;

/** Two generations: when the young one is full it becomes the old one, and what is found there moves back. */
export function createArrangementCache<T>(): ArrangementCache<T> {
  let young = new Map<string, { value: T; weight: number }>();
  let old = new Map<string, { value: T; weight: number }>();
  let weightOfYoung = 0;
  const set = (key: string, value: T, weight: number): void => {
    if (weightOfYoung >= MOST_WEIGHT) {
      old = young;
      young = new Map();
      weightOfYoung = 0;
    }
    young.set(key, { value, weight });
    weightOfYoung += weight;
  };
  return {
    set,
    get(key) {
      const found = young.get(key);
      if (found) return found.value;
      const older = old.get(key);
      if (older) set(key, older.value, older.weight);
      return older?.value;
    },
  };
}
