'use client';

/** Renders a page of the server anew whenever a run has changed, as long as somebody looks. */

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

export function LiveRefresh() {
  const router = useRouter();
  useEffect(() => {
    let isFirst = true;
    const events = new EventSource('/api/runs/events');
    events.addEventListener('changed', () => {
      // The first event only says that the connection stands; after a loss it says that something may have been missed.
      if (!isFirst && document.visibilityState === 'visible') router.refresh();
      isFirst = false;
    });
    const catchUp = () => {
      if (document.visibilityState === 'visible') router.refresh();
    };
    document.addEventListener('visibilitychange', catchUp);
    return () => {
      events.close();
      document.removeEventListener('visibilitychange', catchUp);
    };
  }, [router]);
  return null;
}
