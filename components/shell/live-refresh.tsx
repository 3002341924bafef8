'use client';

/** Renders a page of the server anew whenever something has changed, a run where nothing else is said, as long as somebody looks. */

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** `events`: where the server tells of it. */
export function LiveRefresh({ events: address = '/api/runs/events' }: { events?: string }) {
  const router = useRouter();
  useEffect(() => {
    const events = new EventSource(address);
    const catchUp = () => {
      if (document.visibilityState === 'visible') router.refresh();
    };
    // The first event says that the connection stands: something may have happened since the page was rendered, or while
    // the connection was lost.
    events.addEventListener('changed', catchUp);
    document.addEventListener('visibilitychange', catchUp);
    return () => {
      events.close();
      document.removeEventListener('visibilitychange', catchUp);
    };
  }, [router, address]);
  return null;
}
