'use client';

/** Whether the page's script has taken over: before that a form would be sent by the browser, and what was typed be lost. */

import { useSyncExternalStore } from 'react';

export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
}
