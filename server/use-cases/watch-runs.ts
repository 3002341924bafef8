/**
 * Tells open pages that a run has changed. One LISTEN for the whole process, however many pages are open; a page hears of
 * a burst of changes once, and no more often than it asked for.
 */

import { type Listener, listen } from '#server/notifications.ts';

export type RunNotice = 'changed' | 'ended';
type Watcher = { onNotice(notice: RunNotice): void; pauseMs: number };
type Subscription = Watcher & { pending?: RunNotice; timer?: NodeJS.Timeout };

const ALL_RUNS = '*';
/** No run has such an id. */
const METRICS = '#metrics';

/** On `globalThis`, because Next evaluates a module once per bundle: the connection is to be one. */
const holder = globalThis as typeof globalThis & { millraceRunWatch?: RunWatch };
type RunWatch = { watchers: Map<string, Set<Subscription>>; listener: Promise<Listener> };

/**
 * Calls `onNotice` when rows of the run (without an id: of any run) change, at most every `pauseMs`; `ended` once at its
 * end. Returns what ends it.
 */
export function watchRuns(runId: string | undefined, watcher: Watcher): Promise<() => void> {
  return watchTopic(runId ?? ALL_RUNS, watcher);
}

/** The same of the figures of what happened, when they were summed up anew. */
export function watchMetrics(watcher: Watcher): Promise<() => void> {
  return watchTopic(METRICS, watcher);
}

async function watchTopic(topic: string, watcher: Watcher): Promise<() => void> {
  const watch = runWatch();
  const subscription: Subscription = { ...watcher };
  const set = watch.watchers.get(topic) ?? new Set();
  watch.watchers.set(topic, set.add(subscription));
  const stop = () => {
    clearTimeout(subscription.timer);
    set.delete(subscription);
    if (set.size === 0) watch.watchers.delete(topic);
  };
  try {
    await watch.listener;
    return stop;
  } catch (error) {
    stop();
    holder.millraceRunWatch = undefined;
    throw error;
  }
}

function runWatch(): RunWatch {
  if (holder.millraceRunWatch) return holder.millraceRunWatch;
  const watchers: RunWatch['watchers'] = new Map();
  const tell = (topic: string, notice: RunNotice) => {
    for (const subscription of watchers.get(topic) ?? []) deliver(subscription, notice);
  };
  const listener = listen({
    channels: ['run_changed', 'run_ended', 'bulk_changed', 'metrics_rolled'],
    onNotice(channel, id) {
      if (channel === 'metrics_rolled') return tell(METRICS, 'changed');
      const notice = channel === 'run_ended' ? 'ended' : 'changed';
      tell(id, notice);
      tell(ALL_RUNS, 'changed');
    },
    // Notices may have been missed: let every page look again.
    onReconnect() {
      for (const topic of watchers.keys()) tell(topic, 'changed');
    },
  });
  holder.millraceRunWatch = { watchers, listener };
  return holder.millraceRunWatch;
}

/** The first notice goes out at once, what comes during the pause after it as one. */
function deliver(subscription: Subscription, notice: RunNotice): void {
  if (subscription.timer) {
    subscription.pending = subscription.pending === 'ended' ? 'ended' : notice;
    return;
  }
  subscription.timer = setTimeout(() => {
    subscription.timer = undefined;
    const { pending } = subscription;
    subscription.pending = undefined;
    if (pending) deliver(subscription, pending);
  }, subscription.pauseMs);
  subscription.onNotice(notice);
}
