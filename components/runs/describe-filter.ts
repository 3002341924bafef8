/** Each part of a filter in a few words, as it stands on the page to be taken away again. */

import { STATUS_LOOKS } from '#components/ui/status-looks.ts';
import type { RunFilter, RunFilterField, RunSpan } from '#core/api/run-filter.ts';
import { durationText } from '#core/runs/duration-text.ts';

import { triggerWord } from './trigger-words.ts';

export const SPAN_WORDS: { [span in RunSpan]: string } = {
  '1h': 'Last hour',
  '24h': 'Last 24 hours',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
};

export const FIELD_WORDS: { [field in RunFilterField]: string } = {
  flowId: 'Flow',
  status: 'Status',
  version: 'Version',
  trigger: 'Trigger',
  within: 'Time',
  from: 'From',
  to: 'Before',
  minDuration: 'At least',
  maxDuration: 'At most',
  errorCode: 'Error code',
  runId: 'Run',
  trackingId: 'Tracking id',
  property: 'Tracked property',
  error: 'Error',
  failure: 'Failure',
  bulkReplay: 'Made by',
  payload: 'Inputs and outputs',
};

export type FilterPart = { field: RunFilterField; text: string };

export type Naming = { flowName(id: string): string; time(iso: string): string };

/** In the order of the fields. */
export function describeFilter(filter: RunFilter, { flowName, time }: Naming): FilterPart[] {
  const { flowId, status, version, trigger, within, from, to, minDuration, maxDuration } = filter;
  const { errorCode, runId, trackingId, property, error, payload } = filter;
  const texts: { [field in RunFilterField]: string | undefined } = {
    flowId: flowId && flowName(flowId),
    status: status?.map((each) => STATUS_LOOKS[each].word).join(', '),
    version: version?.toString(),
    trigger: trigger && triggerWord(trigger),
    within: within && SPAN_WORDS[within],
    from: from && time(from),
    to: to && time(to),
    minDuration: minDuration === undefined ? undefined : durationText(minDuration),
    maxDuration: maxDuration === undefined ? undefined : durationText(maxDuration),
    errorCode,
    runId,
    trackingId,
    property,
    error: error && `“${error}”`,
    failure: filter.failure && 'one of a kind',
    bulkReplay: filter.bulkReplay && 'a replay of many',
    payload: payload && `“${payload}”`,
  };
  return (Object.keys(FIELD_WORDS) as RunFilterField[]).flatMap((field) => {
    const text = texts[field];
    return text === undefined ? [] : [{ field, text }];
  });
}

/** Without that part; a version goes with its flow. */
export function withoutPart(filter: RunFilter, field: RunFilterField): RunFilter {
  const rest = { ...filter, [field]: undefined };
  return field === 'flowId' ? { ...rest, version: undefined } : rest;
}
