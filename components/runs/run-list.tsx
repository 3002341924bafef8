/** A list of runs as a page shows it: filter, table or empty state, and the way to older ones. */

import { History } from 'lucide-react';
import Link from 'next/link';

import { EmptyState } from '#components/shell/empty-state.tsx';
import { LiveRefresh } from '#components/shell/live-refresh.tsx';
import { Button } from '#components/ui/button.tsx';
import { STATUS_LOOKS } from '#components/ui/status-looks.ts';
import type { RunPage } from '#core/api/runs.ts';
import type { RunStatus } from '#core/runs/status.ts';

import { RunTable } from './run-table.tsx';

export type RunListProps = {
  page: RunPage;
  /** The address of this list without its query. */
  path: string;
  status: RunStatus | undefined;
  /** Where this page of the list begins; undefined for the newest, which moves with what happens. */
  before: string | undefined;
  withFlow: boolean;
};

export function RunList({ page, path, status, before, withFlow }: RunListProps) {
  return (
    <>
      {before === undefined && <LiveRefresh />}
      {page.runs.length === 0 ? <NoRuns status={status} /> : <RunTable runs={page.runs} withFlow={withFlow} />}
      <nav aria-label="Pages of runs" className="flex items-center justify-end gap-2 empty:hidden">
        {before !== undefined && <PageLink href={address(path, { status })}>Newest</PageLink>}
        {page.next !== null && <PageLink href={address(path, { status, before: page.next })}>Older</PageLink>}
      </nav>
    </>
  );
}

function PageLink({ href, children }: { href: string; children: string }) {
  return (
    <Button asChild variant="secondary" size="sm">
      <Link href={href}>{children}</Link>
    </Button>
  );
}

function NoRuns({ status }: { status: RunStatus | undefined }) {
  if (status) {
    return (
      <EmptyState icon={History} title={`No run is ${STATUS_LOOKS[status].word.toLowerCase()}`}>
        Choose another status to see the other runs.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={History} title="No runs yet">
      A run appears here as soon as a published flow is triggered: by a call of its address, by its schedule, by what it
      polls, or by "Run now" in the designer.
    </EmptyState>
  );
}

function address(path: string, query: { status?: string; before?: string }): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
