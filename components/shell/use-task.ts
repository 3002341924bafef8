'use client';

/** Does one thing after another on a press of a button: busy meanwhile, and what goes wrong is said in a toast. */

import { useState } from 'react';
import { toast } from 'sonner';

import { messageOf } from '#components/shell/request-json.ts';

export type Task = {
  busy: boolean;
  /** Runs the work unless the one before is still running. */
  run(work: () => Promise<void>): void;
};

export function useTask(): Task {
  const [busy, setBusy] = useState(false);
  async function perform(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      toast.error(messageOf(error));
    } finally {
      setBusy(false);
    }
  }
  return {
    busy,
    run(work) {
      if (!busy) void perform(work);
    },
  };
}
