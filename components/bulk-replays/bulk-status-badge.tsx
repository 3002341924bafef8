/** How it stands with runs that are done again together. */

import { Badge, type BadgeProps } from '#components/ui/badge.tsx';
import type { BulkReplaySummary } from '#core/api/bulk-replays.ts';

const LOOKS: { [status in BulkReplaySummary['status']]: { word: string; variant: BadgeProps['variant'] } } = {
  Collecting: { word: 'Finding runs', variant: 'default' },
  Running: { word: 'Under way', variant: 'default' },
  Stopped: { word: 'Stopped', variant: 'warning' },
  Finished: { word: 'Finished', variant: 'success' },
};

export function BulkStatusBadge({ status }: Pick<BulkReplaySummary, 'status'>) {
  return <Badge variant={LOOKS[status].variant}>{LOOKS[status].word}</Badge>;
}
