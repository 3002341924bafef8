/** What became of a trigger that nobody calls: its latest evaluation in sight, those before it one click away. */

import { RelativeTime } from '#components/shell/time.tsx';
import { Badge, type BadgeProps } from '#components/ui/badge.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { TriggerEvaluation } from '#core/api/trigger-evaluations.ts';

export function TriggerHistory({ evaluations }: { evaluations: TriggerEvaluation[] }) {
  const [latest, ...earlier] = evaluations;
  if (!latest) return null;
  return (
    <section aria-labelledby="trigger-history" className="space-y-2">
      <h2 id="trigger-history" className="font-medium text-sm">
        Trigger
      </h2>
      <EvaluationTable label="Latest evaluation of the trigger" evaluations={[latest]} />
      {earlier.length > 0 && (
        <details className="space-y-2">
          <summary className="w-fit cursor-pointer rounded-sm text-muted-foreground text-sm hover:text-foreground">
            Earlier
          </summary>
          <EvaluationTable label="Earlier evaluations of the trigger" evaluations={earlier} />
        </details>
      )}
    </section>
  );
}

function EvaluationTable({ label, evaluations }: { label: string; evaluations: TriggerEvaluation[] }) {
  return (
    <div className="overflow-hidden rounded-xl border border-border bg-card shadow-sm">
      <Table aria-label={label}>
        <TableHeader>
          <TableRow className="hover:bg-transparent">
            <TableHead className="w-28">Outcome</TableHead>
            <TableHead className="w-56">Code</TableHead>
            <TableHead>What happened</TableHead>
            <TableHead className="w-24">Times</TableHead>
            <TableHead className="w-36">First</TableHead>
            <TableHead className="w-36">Last</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {evaluations.map((evaluation) => (
            <EvaluationRow key={evaluation.id} evaluation={evaluation} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

const LOOKS: { [status in TriggerEvaluation['status']]: BadgeProps['variant'] } = {
  Fired: 'success',
  Skipped: 'secondary',
  Failed: 'destructive',
  Missed: 'warning',
};

function EvaluationRow({ evaluation }: { evaluation: TriggerEvaluation }) {
  const { status, code, message, times, firstAt, lastAt } = evaluation;
  return (
    <TableRow>
      <TableCell>
        <Badge variant={LOOKS[status]}>{status}</Badge>
      </TableCell>
      <TableCell className="max-w-56 truncate text-muted-foreground">{code}</TableCell>
      <TableCell className="max-w-96 truncate" title={message ?? undefined}>
        {message ?? (status === 'Fired' ? 'A run was started.' : '')}
      </TableCell>
      <TableCell className="text-muted-foreground tabular-nums">{times}</TableCell>
      <TableCell className="text-muted-foreground">
        <RelativeTime at={firstAt} />
      </TableCell>
      <TableCell className="text-muted-foreground">
        <RelativeTime at={lastAt} />
      </TableCell>
    </TableRow>
  );
}
