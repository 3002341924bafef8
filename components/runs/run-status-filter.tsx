'use client';

/** Shows only the runs of one status; the choice is in the address, so that it can be kept and sent. */

import { usePathname, useRouter } from 'next/navigation';

import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import { StatusIcon } from '#components/ui/status-badge.tsx';
import { STATUS_LOOKS } from '#components/ui/status-looks.ts';
import { RUN_STATUSES, type RunStatus } from '#core/runs/status.ts';

const ANY = 'any';

export function RunStatusFilter({ status }: { status: RunStatus | undefined }) {
  const router = useRouter();
  const path = usePathname();
  return (
    <Select
      value={status ?? ANY}
      onValueChange={(value) => router.push(value === ANY ? path : `${path}?status=${value}`)}
    >
      <SelectTrigger aria-label="Status" className="w-40">
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        <SelectItem value={ANY}>All statuses</SelectItem>
        {RUN_STATUSES.map((value) => (
          <SelectItem key={value} value={value}>
            <span className="flex items-center gap-2">
              <StatusIcon status={value} />
              {STATUS_LOOKS[value].word}
            </span>
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
