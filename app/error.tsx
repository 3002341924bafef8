'use client';

/** What stands where a page broke. The log of web has the cause, under the digest. */

import { Button } from '#components/ui/button.tsx';

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="grid min-h-full place-items-center px-4 py-16">
      <div className="grid justify-items-center gap-3 text-center" role="alert">
        <h1 className="font-semibold text-lg">This page could not be shown</h1>
        <p className="max-w-sm text-balance text-muted-foreground">
          Try again in a moment. If it stays, the log of web says why
          {error.digest ? `; look for ${error.digest}` : ''}.
        </p>
        <Button variant="secondary" onClick={reset}>
          Try again
        </Button>
      </div>
    </main>
  );
}
