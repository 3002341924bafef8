'use client';

/** The time, anew at every beat; null on the server and in the first render, which must be the same as the server's. */

import { useEffect, useState } from 'react';

/** `beat` in milliseconds; 0 for no further beats. */
export function useNow(beat: number): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    if (beat === 0) return;
    const timer = setInterval(() => setNow(Date.now()), beat);
    return () => clearInterval(timer);
  }, [beat]);
  return now;
}
