'use client';

/** Rows of runs that failed for good: which, why, since when, who deals with it, and a note. */

import { readable } from '#components/designer/editor/expression-scope.ts';
import { RelativeTime } from '#components/shell/time.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Input } from '#components/ui/input.tsx';
import { Link } from '#components/ui/link.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { DeadLetter } from '#core/api/failures.ts';

export type DeadLetterTableProps = {
  letters: readonly DeadLetter[];
  chosen: ReadonlySet<string>;
  /** Left out where there is nothing to choose for. */
  onChoose: ((chosen: ReadonlySet<string>) => void) | undefined;
  onNote(runId: string, note: string): void;
};

export function DeadLetterTable({ letters, chosen, onChoose, onNote }: DeadLetterTableProps) {
  const ids = letters.map(({ runId }) => runId);
  const areAll = ids.every((id) => chosen.has(id));
  return (
    <div className="overflow-hidden rounded-xl border border-border bg-card shadow-sm">
      <Table>
        <TableHeader>
          <TableRow className="hover:bg-transparent">
            {onChoose && (
              <TableHead className="w-10">
                <Checkbox
                  aria-label="Choose all that are shown"
                  checked={areAll}
                  onCheckedChange={() => onChoose(new Set(areAll ? [] : ids))}
                />
              </TableHead>
            )}
            <TableHead>Run</TableHead>
            <TableHead className="w-36">Failed</TableHead>
            <TableHead className="w-36">{onChoose ? 'With' : 'Closed'}</TableHead>
            <TableHead className="w-64">Note</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {letters.map((letter) => (
            <LetterRow key={letter.runId} letter={letter} chosen={chosen} onChoose={onChoose} onNote={onNote} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

type LetterRowProps = Omit<DeadLetterTableProps, 'letters'> & { letter: DeadLetter };

function LetterRow({ letter, chosen, onChoose, onNote }: LetterRowProps) {
  const { runId, flowName, action, code, message, failedAt, owner, note, closedAt, closedBy } = letter;
  const where = action === null ? flowName : `${flowName} › ${readable(action)}`;
  const toggle = () => {
    const next = new Set(chosen);
    if (!next.delete(runId)) next.add(runId);
    onChoose?.(next);
  };
  return (
    <TableRow data-state={chosen.has(runId) ? 'selected' : undefined}>
      {onChoose && (
        <TableCell>
          <Checkbox aria-label={`Choose ${where}, ${runId}`} checked={chosen.has(runId)} onCheckedChange={toggle} />
        </TableCell>
      )}
      <TableCell className="max-w-0">
        <Link href={`/runs/${runId}`} className="block truncate rounded-sm font-medium hover:underline">
          {where}
        </Link>
        <span className="block truncate text-status-failed text-xs" title={message}>
          <span className="font-medium">{code}</span> {message}
        </span>
      </TableCell>
      <TableCell className="text-muted-foreground">
        <RelativeTime at={failedAt} />
      </TableCell>
      <TableCell className="truncate text-muted-foreground">
        {onChoose ? (owner?.name ?? 'Nobody') : <Closed at={closedAt} by={closedBy} />}
      </TableCell>
      <TableCell>
        <Input
          key={note}
          aria-label={`Note on ${where}, ${runId}`}
          defaultValue={note}
          maxLength={2_000}
          placeholder="Add a note"
          className="h-8"
          onBlur={({ target }) => target.value.trim() !== note && onNote(runId, target.value)}
          onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
        />
      </TableCell>
    </TableRow>
  );
}

function Closed({ at, by }: { at: number | null; by: string | null }) {
  return (
    <>
      {at !== null && <RelativeTime at={at} />}
      {by !== null && <span className="block truncate text-xs">by {by}</span>}
    </>
  );
}
