'use client';

/** The run as the server knows it now: fetched again whenever the server says that it changed. */

import { useCallback, useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';
import { messageOf } from '#components/shell/request-json.ts';
import type { RunDetail } from '#core/api/runs.ts';
import { isRunEnded } from '#core/runs/status.ts';
import { eventsUrl, getRun } from './api.ts';

/** How often to look for what nobody tells. */
const UNTOLD_MS = 10_000;

export type LiveRun = {
  detail: RunDetail;
  /** Counts the fetches, so that others know when to fetch again. */
  beat: number;
  /** Looks again now. */
  refresh(): void;
};

export function useRunDetail(initial: RunDetail): LiveRun {
  const [live, setLive] = useState({ detail: initial, beat: 0 });
  const runId = initial.run.id;
  const refresh = useRefresh(runId, (detail) => setLive(({ beat }) => ({ detail, beat: beat + 1 })));
  const hasEnded = isRunEnded(live.detail.run.status);
  useEffect(() => {
    if (hasEnded) return;
    const events = new EventSource(eventsUrl(runId));
    // A connection that was lost may have missed changes.
    events.addEventListener('open', refresh);
    events.addEventListener('changed', refresh);
    events.addEventListener('ended', () => {
      events.close();
      refresh();
    });
    // A worker that has died sends no notice of it.
    const timer = setInterval(refresh, UNTOLD_MS);
    return () => {
      events.close();
      clearInterval(timer);
    };
  }, [runId, hasEnded, refresh]);
  return { ...live, refresh };
}

/** Never two fetches at once; a change during a fetch leads to one more. */
function useRefresh(runId: string, onDetail: (detail: RunDetail) => void): () => void {
  const state = useRef({ isRunning: false, isWanted: false, onDetail });
  state.current.onDetail = onDetail;
  return useCallback(() => {
    const { current } = state;
    current.isWanted = true;
    if (current.isRunning) return;
    current.isRunning = true;
    const fetchWhileWanted = async () => {
      while (current.isWanted) {
        current.isWanted = false;
        current.onDetail(await getRun(runId));
      }
    };
    fetchWhileWanted()
      .catch((error: unknown) =>
        toast.error('The run could not be read again', { id: 'run', description: messageOf(error) }),
      )
      .finally(() => {
        current.isRunning = false;
      });
  }, [runId]);
}
