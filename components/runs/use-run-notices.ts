'use client';

/** Counts the notices that some run has changed, as long as somebody looks at the page; what came meanwhile counts as one. */

import { useEffect, useState } from 'react';

export function useRunNotices(): number {
  const [notice, setNotice] = useState(0);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') setNotice((count) => count + 1);
    };
    const events = new EventSource('/api/runs/events');
    // The first event says that the connection stands: something may have happened since the page was rendered.
    events.addEventListener('changed', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      events.close();
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return notice;
}
