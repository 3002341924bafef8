/** What a flow has collected and not yet run: each partition of each batch, what fills it, and a way to run it now. */

import { sizeText } from '#components/shell/size-text.ts';
import { RelativeTime } from '#components/shell/time.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { CollectedMessages, WaitingBatch } from '#core/api/batches.ts';

import { BatchButton } from './batch-button.tsx';

export function WaitingMessages({ flowId, collected }: { flowId: string; collected: CollectedMessages }) {
  const { isCollecting, isEnabled, batches, hasMore } = collected;
  if (!isCollecting && batches.length === 0) return null;
  return (
    <section aria-labelledby="waiting-messages" className="space-y-2">
      <h2 id="waiting-messages" className="font-medium text-sm">
        Waiting messages
      </h2>
      {batches.length === 0 ? (
        <p className="text-muted-foreground text-sm">
          None. What other flows send to a batch is listed here until it runs.
        </p>
      ) : (
        <BatchTable flowId={flowId} isEnabled={isEnabled} batches={batches} />
      )}
      {hasMore && <p className="text-muted-foreground text-sm">There are more: these wait longest.</p>}
    </section>
  );
}

type Collector = { flowId: string; isEnabled: boolean };

function BatchTable({ batches, ...collector }: Collector & { batches: WaitingBatch[] }) {
  return (
    <div className="overflow-hidden rounded-xl border border-border bg-card shadow-sm">
      <Table>
        <TableHeader>
          <TableRow className="hover:bg-transparent">
            <TableHead>Batch</TableHead>
            <TableHead>Partition</TableHead>
            <TableHead className="w-36">Messages</TableHead>
            <TableHead className="w-40">Size</TableHead>
            <TableHead className="w-36">Oldest</TableHead>
            <TableHead className="w-44">Next release</TableHead>
            <TableHead className="w-36">
              <span className="sr-only">Actions</span>
            </TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {batches.map((batch) => (
            <BatchRow key={JSON.stringify([batch.batchName, batch.partitionName])} batch={batch} {...collector} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function BatchRow({ flowId, isEnabled, batch }: Collector & { batch: WaitingBatch }) {
  const { batchName, partitionName, count, bytes, oldestAt, criteria } = batch;
  return (
    <TableRow>
      <TableCell className="max-w-56 truncate font-medium">{batchName}</TableCell>
      <TableCell className="max-w-56 truncate">{partitionName}</TableCell>
      <TableCell className="tabular-nums">{ofMost(count, criteria?.messageCount, numberText)}</TableCell>
      <TableCell className="tabular-nums">{ofMost(bytes, criteria?.batchSize, sizeText)}</TableCell>
      <TableCell className="text-muted-foreground">
        <RelativeTime at={oldestAt} />
      </TableCell>
      <TableCell className="whitespace-normal text-muted-foreground">
        <NextRelease isEnabled={isEnabled} batch={batch} />
      </TableCell>
      <TableCell className="text-right">
        <BatchButton flowId={flowId} isEnabled={isEnabled} batch={batch} />
      </TableCell>
    </TableRow>
  );
}

function NextRelease({ isEnabled, batch: { criteria, releaseAt } }: { isEnabled: boolean; batch: WaitingBatch }) {
  if (criteria === null) return 'Never: the published version has no such batch';
  if (!isEnabled) return 'Once the flow is enabled';
  return releaseAt === null ? 'When it is full' : <RelativeTime at={releaseAt} />;
}

/** "3 of 10", or "3" where nothing is to be reached. */
function ofMost(amount: number, most: number | null | undefined, text: (amount: number) => string): string {
  return most === null || most === undefined ? text(amount) : `${text(amount)} of ${text(most)}`;
}

function numberText(amount: number): string {
  return amount.toLocaleString('en-US');
}
