/**
 * Lets statements of one kind that are wanted at the same time go to the database as one (group commit): while some are under
 * way, those that come wait for their end and then go together. Without a crowd each goes at once, so that nobody waits for a
 * company that may not come.
 */

export type GroupCommitOptions<Item, Answer> = {
  /** One statement or transaction for all of them; answers in their order. */
  run(items: readonly Item[]): Promise<Answer[]>;
  /** Names of rows that are written: no two items of one group share one. */
  keysOf(item: Item): readonly string[];
  /** Items of one group. */
  most: number;
  /** Groups under way at the same time. */
  atOnce: number;
};

type Waiting<Item, Answer> = { item: Item; resolve(answer: Answer): void; reject(error: unknown): void };

/** When a group fails, each of its items goes alone, so that only the one to blame fails. */
export function groupCommit<Item, Answer>(options: GroupCommitOptions<Item, Answer>): (item: Item) => Promise<Answer> {
  const { run, keysOf, most, atOnce } = options;
  let waiting: Waiting<Item, Answer>[] = [];
  let underWay = 0;

  /** The oldest ones that have no key in common; the others keep their order. */
  function takeGroup(): Waiting<Item, Answer>[] {
    const keys = new Set<string>();
    const group: Waiting<Item, Answer>[] = [];
    const left: Waiting<Item, Answer>[] = [];
    for (const each of waiting) {
      const own = keysOf(each.item);
      const fits = group.length < most && !own.some((key) => keys.has(key));
      (fits ? group : left).push(each);
      // Also of those that are left: what comes after them for the same row must not overtake them.
      for (const key of own) keys.add(key);
    }
    waiting = left;
    return group;
  }

  async function commit(group: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await run(group.map(({ item }) => item));
      for (const [index, { resolve }] of group.entries()) resolve(answers[index] as Answer);
    } catch (error) {
      if (group.length > 1) await Promise.all(group.map((each) => commit([each])));
      else group[0]?.reject(error);
    }
  }

  function next(): void {
    while (underWay < atOnce && waiting.length > 0) {
      underWay += 1;
      void commit(takeGroup()).finally(() => {
        underWay -= 1;
        next();
      });
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      // After what else is wanted in this turn.
      queueMicrotask(next);
    });
}
