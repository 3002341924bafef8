/** What stands at an address that leads nowhere. */

import type { Metadata } from 'next';
import { Logo } from '#components/shell/logo.tsx';
import { Button } from '#components/ui/button.tsx';
import { Link } from '#components/ui/link.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main className="grid min-h-full place-items-center px-4 py-16">
      <div className="grid justify-items-center gap-3 text-center">
        <Logo />
        <h1 className="mt-4 font-semibold text-lg">There is nothing here</h1>
        <p className="max-w-sm text-balance text-muted-foreground">
          The address is wrong, or what was here has been deleted.
        </p>
        <Button asChild variant="secondary">
          <Link href="/">To the flows</Link>
        </Button>
      </div>
    </main>
  );
}
