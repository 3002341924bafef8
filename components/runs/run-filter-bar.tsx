'use client';

/** Chooses which runs are listed. The filter stands in the address, so that it can be kept, sent and gone back to. */

import { ListFilter, X } from 'lucide-react';
import { useState } from 'react';

import { fullTime } from '#components/shell/format-time.ts';
import { useIsHydrated } from '#components/shell/use-is-hydrated.ts';
import { Button } from '#components/ui/button.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import { StatusIcon } from '#components/ui/status-badge.tsx';
import { STATUS_LOOKS } from '#components/ui/status-looks.ts';
import type { FlowSummary } from '#core/api/flows.ts';
import { RUN_SPANS, type RunFilter, type RunSpan } from '#core/api/run-filter.ts';
import { RUN_STATUSES } from '#core/runs/status.ts';

import { ChoiceList } from './choice-list.tsx';
import { describeFilter, FIELD_WORDS, SPAN_WORDS, withoutPart } from './describe-filter.ts';
import { RunFilterDialog } from './run-filter-dialog.tsx';

export type FlowName = Pick<FlowSummary, 'id' | 'name'>;

export type RunFilterBarProps = {
  filter: RunFilter;
  /** To choose from; undefined where the page is about one flow. */
  flows: readonly FlowName[] | undefined;
  onFilter(filter: RunFilter): void;
};

const STATUSES = RUN_STATUSES.map((status) => ({
  name: status,
  label: (
    <>
      <StatusIcon status={status} />
      {STATUS_LOOKS[status].word}
    </>
  ),
}));

export function RunFilterBar({ filter, flows, onFilter }: RunFilterBarProps) {
  const [isOpen, setOpen] = useState(false);
  const { status } = filter;
  return (
    <>
      <ChoiceList
        label="Status"
        choices={STATUSES}
        chosen={status ?? []}
        onChoose={(chosen) => onFilter({ ...filter, status: chosen.length === 0 ? undefined : chosen })}
      >
        {status === undefined ? 'All statuses' : statusWords(status)}
      </ChoiceList>
      {flows && <FlowChoice flows={flows} filter={filter} onFilter={onFilter} />}
      <SpanChoice filter={filter} onFilter={onFilter} />
      <Button variant="secondary" onClick={() => setOpen(true)}>
        <ListFilter aria-hidden="true" />
        More filters
      </Button>
      {isOpen && (
        <RunFilterDialog
          filter={filter}
          onClose={() => setOpen(false)}
          onFilter={(changed) => {
            setOpen(false);
            onFilter(changed);
          }}
        />
      )}
    </>
  );
}

function statusWords([first, ...others]: NonNullable<RunFilter['status']>): string {
  if (first === undefined) return 'All statuses';
  return others.length === 0 ? STATUS_LOOKS[first].word : `${others.length + 1} statuses`;
}

const ANY = 'any';

type ChoiceProps = Pick<RunFilterBarProps, 'filter' | 'onFilter'>;

function FlowChoice({ flows, filter, onFilter }: ChoiceProps & { flows: readonly FlowName[] }) {
  return (
    <Select
      value={filter.flowId ?? ANY}
      onValueChange={(value) =>
        onFilter({ ...withoutPart(filter, 'flowId'), flowId: value === ANY ? undefined : value })
      }
    >
      <SelectTrigger aria-label="Flow" className="w-48">
        <SelectValue />
      </SelectTrigger>
      <SelectContent className="max-w-80">
        <SelectItem value={ANY}>All flows</SelectItem>
        {flows.map(({ id, name }) => (
          <SelectItem key={id} value={id}>
            {name}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}

const CUSTOM = 'custom';

function SpanChoice({ filter, onFilter }: ChoiceProps) {
  const isCustom = filter.within === undefined && (filter.from !== undefined || filter.to !== undefined);
  function choose(value: string): void {
    const span = (Object.keys(RUN_SPANS) as RunSpan[]).find((each) => each === value);
    onFilter({ ...filter, within: span, from: undefined, to: undefined });
  }
  return (
    <Select value={isCustom ? CUSTOM : (filter.within ?? ANY)} onValueChange={choose}>
      <SelectTrigger aria-label="Time" className="w-40">
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        <SelectItem value={ANY}>All time</SelectItem>
        {Object.entries(SPAN_WORDS).map(([span, words]) => (
          <SelectItem key={span} value={span}>
            {words}
          </SelectItem>
        ))}
        {isCustom && <SelectItem value={CUSTOM}>Chosen times</SelectItem>}
      </SelectContent>
    </Select>
  );
}

/** The parts of the filter, each to be taken away. */
export function RunFilterParts({ filter, flows, onFilter }: RunFilterBarProps) {
  const isHydrated = useIsHydrated();
  const parts = describeFilter(filter, {
    flowName: (id) => flows?.find((flow) => flow.id === id)?.name ?? 'deleted',
    // The server does not know the viewer's zone.
    time: (iso) => (isHydrated ? fullTime(Date.parse(iso)) : iso),
  }).filter(({ field }) => flows !== undefined || field !== 'flowId');
  if (parts.length === 0) return null;
  const cleared = flows === undefined ? { flowId: filter.flowId } : {};
  return (
    <ul aria-label="Filters" className="flex flex-wrap items-center gap-1.5">
      {parts.map(({ field, text }) => (
        <li key={field}>
          <button
            type="button"
            aria-label={`Remove the filter ${FIELD_WORDS[field]}: ${text}`}
            onClick={() => onFilter(withoutPart(filter, field))}
            className="flex max-w-96 items-center gap-1 rounded-full border border-border bg-card py-0.5 pr-1.5 pl-2.5 text-xs hover:bg-accent"
          >
            <span className="text-muted-foreground">{FIELD_WORDS[field]}</span>
            <span className="truncate font-medium">{text}</span>
            <X className="size-3.5 shrink-0 text-muted-foreground" aria-hidden="true" />
          </button>
        </li>
      ))}
      <li>
        <Button variant="ghost" size="sm" onClick={() => onFilter(cleared)}>
          Clear all
        </Button>
      </li>
    </ul>
  );
}
