'use client';

/** The history of runs as a page shows it: the filter, how many runs there were when, and the list, which moves with what happens. */

import { Columns3 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';

import { RepairMenu } from '#components/bulk-replays/repair-menu.tsx';
import { type RunFilter, type RunFilterField, runFilterQuery } from '#core/api/run-filter.ts';
import type { RunPage } from '#core/api/runs.ts';
import type { SavedRunFilter } from '#core/api/saved-run-filters.ts';

import { ChoiceList } from './choice-list.tsx';
import { FIELD_WORDS } from './describe-filter.ts';
import { ExportMenu } from './export-menu.tsx';
import { ALL_COLUMNS, columnsCookie, RUN_COLUMNS, type RunColumn } from './run-columns.ts';
import { RunCountsChart } from './run-counts-chart.tsx';
import { type FlowName, RunFilterBar, RunFilterParts } from './run-filter-bar.tsx';
import { RunList } from './run-list.tsx';
import { SavedFiltersMenu } from './saved-filters-menu.tsx';
import { useRunNotices } from './use-run-notices.ts';

export type RunHistoryProps = {
  /** With the flow of a page that is about one. */
  filter: RunFilter;
  /** What the address says and nobody understands. */
  ignored: readonly RunFilterField[];
  page: RunPage;
  /** To choose from; undefined where the page is about one flow. */
  flows?: readonly FlowName[];
  saved: readonly SavedRunFilter[];
  columns: readonly RunColumn[];
  /** The address of this list without its query. */
  path: string;
};

export function RunHistory({ filter, ignored, page, flows, saved, columns: remembered, path }: RunHistoryProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [columns, setColumns] = useState(remembered);
  const notice = useRunNotices();
  const query = runFilterQuery(filter);

  function show(next: RunFilter): void {
    const chosen = queryBeside(next, flows);
    startTransition(() => router.push(chosen === '' ? path : `${path}?${chosen}`));
  }
  function chooseColumns(chosen: RunColumn[]): void {
    setColumns(chosen);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
    document.cookie = columnsCookie(chosen);
  }
  const choices = ALL_COLUMNS.filter((name) => flows || name !== 'flow').map((name) => ({
    name,
    label: RUN_COLUMNS[name],
  }));
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <RunFilterBar filter={filter} flows={flows} onFilter={show} />
        <div className="ml-auto flex flex-wrap items-center gap-2">
          <SavedFiltersMenu filter={filter} saved={saved} />
          <ChoiceList label="Columns" choices={choices} chosen={columns} onChoose={chooseColumns}>
            <Columns3 aria-hidden="true" />
            Columns
          </ChoiceList>
          <ExportMenu filter={filter} />
          <RepairMenu filter={filter} />
        </div>
      </div>
      {ignored.length > 0 && (
        <p role="status" className="text-sm text-status-waiting">
          Not understood in this address and left out: {ignored.map((field) => FIELD_WORDS[field]).join(', ')}.
        </p>
      )}
      <RunFilterParts filter={filter} flows={flows} onFilter={show} />
      <div aria-busy={isPending} className="flex flex-col gap-5 transition-opacity aria-busy:opacity-60">
        {filter.payload === undefined && (
          <RunCountsChart
            key={`chart ${query}`}
            filter={filter}
            notice={notice}
            onRange={({ from, to }) => show({ ...filter, within: undefined, from, to })}
          />
        )}
        <RunList
          key={`list ${query}`}
          filter={filter}
          isFiltered={queryBeside(filter, flows) !== ''}
          page={page}
          columns={columns.filter((name) => flows || name !== 'flow')}
          notice={notice}
        />
      </div>
    </>
  );
}

/** The query of the page's address, which need not say which flow a page is about. */
function queryBeside(filter: RunFilter, flows: readonly FlowName[] | undefined): string {
  return runFilterQuery(flows ? filter : { ...filter, flowId: undefined });
}
