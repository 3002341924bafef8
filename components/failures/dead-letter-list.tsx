'use client';

/** Dead letters as rows to choose from, and what can be done with those that were chosen. */

import { MailCheck, MailX, RotateCcw, Trash2, UserRound } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { BulkReplayDialog } from '#components/bulk-replays/bulk-replay-dialog.tsx';
import { EmptyState } from '#components/shell/empty-state.tsx';
import { useTask } from '#components/shell/use-task.ts';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import type { DeadLetter, LetterStatus } from '#core/api/failures.ts';
import { changeDeadLetters, type DeadLetterPage, fetchDeadLetters } from './api.ts';
import { DeadLetterTable } from './dead-letter-table.tsx';

export type DeadLetterListProps = { status: LetterStatus; page: DeadLetterPage; userId: string };

export function DeadLetterList({ status, page, userId }: DeadLetterListProps) {
  const router = useRouter();
  const task = useTask();
  const [older, setOlder] = useState<DeadLetter[]>([]);
  const [next, setNext] = useState(page.next);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<'replay' | 'discard' | null>(null);
  const letters = [
    ...page.letters,
    ...older.filter(({ runId }) => !page.letters.some((letter) => letter.runId === runId)),
  ];
  const runIds = letters.map(({ runId }) => runId).filter((id) => chosen.has(id));
  const change = (body: Parameters<typeof changeDeadLetters>[0]) =>
    task.run(async () => {
      await changeDeadLetters(body);
      setChosen(new Set());
      router.refresh();
    });
  const loadOlder = (before: string) =>
    task.run(async () => {
      const more = await fetchDeadLetters(status, before);
      setOlder((known) => [...known, ...more.letters]);
      setNext(more.next);
    });
  if (letters.length === 0) return <NoLetters status={status} />;
  const mine = letters.filter(({ runId, owner }) => chosen.has(runId) && owner?.id === userId);
  const areMine = runIds.length > 0 && mine.length === runIds.length;
  return (
    <section aria-label="Dead letters" className="grid gap-3">
      {status === 'Open' && (
        <div role="toolbar" aria-label="Chosen dead letters" className="flex flex-wrap items-center gap-2">
          <Button size="sm" disabled={runIds.length === 0} onClick={() => setAsking('replay')}>
            <RotateCcw aria-hidden="true" /> Replay
          </Button>
          <Button
            variant="secondary"
            size="sm"
            disabled={runIds.length === 0 || task.busy}
            onClick={() => change({ runIds, isMine: !areMine })}
          >
            <UserRound aria-hidden="true" /> {areMine ? 'Give back' : 'Take on'}
          </Button>
          <Button variant="secondary" size="sm" disabled={runIds.length === 0} onClick={() => setAsking('discard')}>
            <Trash2 aria-hidden="true" /> Discard
          </Button>
          <p role="status" className="text-muted-foreground text-sm">
            {runIds.length === 0 ? 'Choose rows to do something with them.' : `${runIds.length} chosen`}
          </p>
        </div>
      )}
      <DeadLetterTable
        letters={letters}
        chosen={chosen}
        onChoose={status === 'Open' ? setChosen : undefined}
        onNote={(runId, note) => change({ runIds: [runId], note })}
      />
      {next !== null && (
        <Button
          variant="secondary"
          size="sm"
          className="justify-self-end"
          disabled={task.busy}
          onClick={() => loadOlder(next)}
        >
          Show older ones
        </Button>
      )}
      <BulkReplayDialog runs={{ runIds }} isOpen={asking === 'replay'} onClose={() => setAsking(null)} />
      <ConfirmDialog
        isOpen={asking === 'discard'}
        title={`Discard ${runIds.length} dead ${runIds.length === 1 ? 'letter' : 'letters'}?`}
        keep="Keep them"
        confirm="Discard"
        onConfirm={() => change({ runIds, discard: true })}
        onClose={() => setAsking(null)}
      >
        They leave the list of what waits. Their runs stay in the history.
      </ConfirmDialog>
    </section>
  );
}

function NoLetters({ status }: { status: LetterStatus }) {
  if (status === 'Open') {
    return (
      <EmptyState icon={MailCheck} title="Nothing waits for you">
        A run that fails for good stays here until somebody replays or discards it. Runs that another run called are not
        listed: that one fails with them.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={MailX} title={status === 'Redriven' ? 'Nothing was replayed yet' : 'Nothing was discarded yet'}>
      Dead letters that were dealt with are kept here as long as their runs.
    </EmptyState>
  );
}
