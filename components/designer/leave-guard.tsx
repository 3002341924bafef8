'use client';

/** Nobody leaves the designer with unsaved work unasked: a link first saves, and asks only when that fails. */

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { useDesignerStore } from './designer-context.tsx';
import type { Save } from './saving.ts';
import { isDirty } from './store.ts';

export function LeaveGuard({ save }: { save: Save }) {
  const store = useDesignerStore();
  const router = useRouter();
  const [leaving, setLeaving] = useState<{ to: string; reason: string } | null>(null);
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const to = localTarget(event);
      if (to === undefined || !isDirty(store.getState())) return;
      event.preventDefault();
      event.stopPropagation();
      void save().then((isSaved) => {
        const { saveState } = store.getState();
        if (isSaved) router.push(to);
        else if (saveState.kind === 'failed') setLeaving({ to, reason: saveState.reason });
      });
    };
    // Before the link itself hears of it.
    document.addEventListener('click', onClick, { capture: true });
    return () => document.removeEventListener('click', onClick, { capture: true });
  }, [store, router, save]);
  return (
    <ConfirmDialog
      isOpen={leaving !== null}
      title="Leave without saving?"
      keep="Stay"
      confirm="Leave"
      onConfirm={() => leaving && router.push(leaving.to)}
      onClose={() => setLeaving(null)}
    >
      <p>{leaving?.reason}</p>
      <p className="mt-2">Your edits stay in this browser and are there when you open the flow here again.</p>
    </ConfirmDialog>
  );
}

/** Where a plain click on a link leads inside this site; undefined for every other click. */
function localTarget(event: MouseEvent): string | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.origin !== location.origin || link.hasAttribute('download')) return undefined;
  if (link.target !== '' && link.target !== '_self') return undefined;
  return link.pathname === location.pathname ? undefined : `${link.pathname}${link.search}${link.hash}`;
}
