/** Which waits of a carrier's runs have been told that their answer is there, and not looked since. */

import { condition } from '@temporalio/workflow';

import type { WaitKey } from './activity-types.ts';

export type WaitNews = {
  tell(key: WaitKey): void;
  /** What is told from now on counts. */
  forget(key: WaitKey): void;
  /** True once there is news; false when `milliseconds` have gone, which may be left out. */
  wait(key: WaitKey, milliseconds?: number): Promise<boolean>;
};

function textOf({ runId, action, repetition, attempt }: WaitKey): string {
  return JSON.stringify([runId, action, repetition, attempt]);
}

export function waitNews(): WaitNews {
  const told = new Set<string>();
  return {
    tell: (key) => {
      told.add(textOf(key));
    },
    forget: (key) => {
      told.delete(textOf(key));
    },
    async wait(key, milliseconds) {
      const text = textOf(key);
      const isThere = () => told.has(text);
      if (milliseconds !== undefined) return condition(isThere, milliseconds);
      await condition(isThere);
      return true;
    },
  };
}
