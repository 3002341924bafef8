'use client';

/** Renders a page of the server anew whenever a run has changed, as long as somebody looks. */

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

export function LiveRefresh() {
  const router = useRouter();
  useEffect(() => {
    const events = new EventSource('/api/runs/events');
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
  }, [router]);
  return null;
}
