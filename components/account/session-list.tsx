'use client';

/** The browsers a person is signed in with, each of which can be signed out. */

import { useRouter } from 'next/navigation';
import { toast } from 'sonner';

import { requestNothing } from '#components/shell/request-json.ts';
import { RelativeTime } from '#components/shell/time.tsx';
import { useTask } from '#components/shell/use-task.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import type { SessionSummary } from '#core/api/account.ts';

export function SessionList({ sessions }: { sessions: SessionSummary[] }) {
  const { busy, run } = useTask();
  const router = useRouter();
  const end = (id: string) =>
    run(async () => {
      await requestNothing(`/api/account/sessions/${id}`, { method: 'DELETE' });
      router.refresh();
      toast.success('Signed out there.');
    });
  return (
    <ul className="grid divide-y divide-border rounded-lg border border-border">
      {sessions.map((session) => (
        <li key={session.id} className="flex items-center justify-between gap-3 px-3 py-2">
          <div>
            <div className="flex items-center gap-2">
              Last seen <RelativeTime at={session.lastSeenAt} />
              {session.current && <Badge>This browser</Badge>}
            </div>
            <div className="text-muted-foreground text-xs">
              Signed in <RelativeTime at={session.createdAt} />
            </div>
          </div>
          {!session.current && (
            <Button variant="outline" size="sm" disabled={busy} onClick={() => end(session.id)}>
              Sign out
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
