'use client';

/** The versions of the flow and the texts of those that are looked at, asked for once each. */

import { useEffect, useState } from 'react';
import { getVersionTexts, listVersions, type VersionKey } from '#components/designer/api.ts';
import { messageOf } from '#components/shell/request-json.ts';
import type { VersionList, VersionTexts } from '#core/api/versions.ts';

export type Loaded<T> = { kind: 'loading' } | { kind: 'failed'; reason: string } | { kind: 'ready'; value: T };

export function useVersionList(flowId: string): Loaded<VersionList> {
  const [state, setState] = useState<Loaded<VersionList>>({ kind: 'loading' });
  useEffect(() => {
    const abort = new AbortController();
    listVersions(flowId, abort.signal)
      .then((value) => setState({ kind: 'ready', value }))
      .catch((error: unknown) => !abort.signal.aborted && setState({ kind: 'failed', reason: messageOf(error) }));
    return () => abort.abort();
  }, [flowId]);
  return state;
}

/** Texts of a version never change. Without a key there is nothing to load. */
export function useVersionTexts(flowId: string, key: VersionKey | undefined): Loaded<VersionTexts> {
  const [known, setKnown] = useState<Readonly<Record<string, Loaded<VersionTexts>>>>({});
  const id = key === undefined ? '' : JSON.stringify(key);
  const isKnown = known[id]?.kind === 'ready';
  useEffect(() => {
    if (id === '' || isKnown) return;
    const abort = new AbortController();
    const keep = (state: Loaded<VersionTexts>) => setKnown((old) => ({ ...old, [id]: state }));
    // The id is the key, as text.
    getVersionTexts(flowId, JSON.parse(id) as VersionKey, abort.signal)
      .then((value) => keep({ kind: 'ready', value }))
      .catch((error: unknown) => !abort.signal.aborted && keep({ kind: 'failed', reason: messageOf(error) }));
    return () => abort.abort();
  }, [flowId, id, isKnown]);
  return known[id] ?? { kind: 'loading' };
}
