/** Says over the whole page what a file that is held over it would do. */

import { FileJson } from 'lucide-react';

export function DropNote({ children }: { children: string }) {
  return (
    <div className="pointer-events-none fixed inset-3 z-40 grid place-content-center justify-items-center gap-2 rounded-xl border-2 border-primary border-dashed bg-primary-soft/90 font-medium text-primary">
      <FileJson className="size-8" aria-hidden="true" />
      {children}
    </div>
  );
}
