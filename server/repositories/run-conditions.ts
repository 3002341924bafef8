/**
 * The filter of a list of runs as SQL. Ids sort by time, so a stretch of time, the beginning of an id and the place in the
 * list are all one range of ids. Every other part of the filter says what holds of a run `r` that passes, and how an
 * index finds the ids of such runs without looking at others.
 */

import type { TRIGGER_KINDS } from '#core/api/run-filter.ts';
import type { RunStatus } from '#core/runs/status.ts';
import { Prisma } from '#prisma/generated/client/client.ts';

const { sql, join, empty, raw } = Prisma;
type Sql = Prisma.Sql;

export type RunConditions = {
  flowId?: string;
  statuses?: readonly RunStatus[];
  versionId?: string;
  triggerKind?: (typeof TRIGGER_KINDS)[number];
  /** Ids from this one on, and below that one; beginnings of ids too. */
  atLeast?: string;
  below?: string;
  /** Milliseconds. */
  minDuration?: number;
  maxDuration?: number;
  errorCode?: string;
  trackingId?: string;
  /** Parts of the wire text of tracked properties, of which one is in it. */
  propertyTexts?: readonly string[];
  errorText?: string;
  failureId?: string;
  bulkReplayId?: string;
  /** As it stands in JSON. */
  payloadText?: string;
};

export type Condition = {
  holds: Sql;
  /** Selects `id` by an index, once or more for each run; undefined where none helps. */
  ids?: Sql;
  /** `holds` or a part of it by which an index leads to the runs in the order of their ids. */
  leads?: Sql;
  /** What has to be read to ask it of one run. */
  reads: 'row' | 'records' | 'payloads';
};

/** A run may have 100,000 records: so many of them are searched for a text. */
const SEARCHED_RECORDS = 1_000;

/** The range of ids, as what follows a condition; nothing without a range. */
export function idRange({ atLeast, below }: Pick<RunConditions, 'atLeast' | 'below'>, column: string): Sql {
  const lower = atLeast === undefined ? empty : sql` AND ${raw(column)} >= ${atLeast}`;
  const upper = below === undefined ? empty : sql` AND ${raw(column)} < ${below}`;
  return sql`${lower}${upper}`;
}

type Part = (filter: RunConditions) => Condition | undefined;

/** All but the range of ids; those that usually leave few runs come first. */
export function conditionsOf(filter: RunConditions): Condition[] {
  const parts: Part[] = [
    bulkReplay,
    failure,
    trackingId,
    property,
    errorText,
    errorCode,
    version,
    flowAndStatus,
    trigger,
    duration,
    payload,
  ];
  return parts.flatMap((part) => part(filter) ?? []);
}

const bulkReplay: Part = ({ bulkReplayId }) => {
  if (bulkReplayId === undefined) return undefined;
  const made = sql`SELECT "newRunId" AS id FROM "BulkReplayTarget"
    WHERE "bulkReplayId" = ${bulkReplayId} AND status = 'Replayed'`;
  return { holds: sql`r.id IN (${made})`, ids: made, reads: 'row' };
};

const failure: Part = (filter) => {
  return filter.failureId === undefined ? undefined : ledBy(filter, sql`"failureId" = ${filter.failureId}`);
};

const trackingId: Part = ({ trackingId: value }) => {
  if (value === undefined) return undefined;
  return {
    holds: sql`r."clientTrackingId" = ${value}`,
    // The index leaves out the runs whose tracking id is their own id.
    ids: sql`SELECT id FROM "Run" WHERE "clientTrackingId" = ${value} AND "clientTrackingId" <> id
      UNION ALL SELECT id FROM "Run" WHERE id = ${value}`,
    reads: 'row',
  };
};

const property: Part = (filter) => {
  if (filter.propertyTexts === undefined) return undefined;
  const tests = filter.propertyTexts.map((text) => sql`a."trackedProperties" LIKE ${containing(text)}`);
  const matches = sql`(${join(tests, ' OR ')})`;
  return {
    holds: sql`EXISTS (SELECT FROM "ActionRecord" a WHERE a."runId" = r.id AND ${matches})`,
    ids: sql`SELECT a."runId" AS id FROM "ActionRecord" a WHERE ${matches}${idRange(filter, 'a."runId"')}`,
    reads: 'records',
  };
};

const errorText: Part = (filter) => {
  if (filter.errorText === undefined) return undefined;
  return errorCondition(filter, sql`"errorMessage" ILIKE ${containing(filter.errorText)}`);
};

const errorCode: Part = (filter) => {
  return filter.errorCode === undefined ? undefined : errorCondition(filter, sql`"errorCode" = ${filter.errorCode}`);
};

/** The run itself or one of its actions has such an error. */
function errorCondition(filter: RunConditions, is: Sql): Condition {
  return {
    // That there is a code is said for the index of the records with an error.
    holds: sql`(r.${is} OR EXISTS (
      SELECT FROM "ActionRecord" a WHERE a."runId" = r.id AND a."errorCode" IS NOT NULL AND a.${is}))`,
    ids: sql`SELECT id FROM "Run" WHERE ${is}${idRange(filter, 'id')}
      UNION ALL SELECT "runId" FROM "ActionRecord" WHERE ${is}${idRange(filter, '"runId"')}`,
    reads: 'records',
  };
}

const version: Part = (filter) => {
  return filter.versionId === undefined ? undefined : ledBy(filter, sql`"versionId" = ${filter.versionId}`);
};

const flowAndStatus: Part = (filter) => {
  const { flowId, statuses = [] } = filter;
  const flow = flowId === undefined ? [] : [sql`"flowId" = ${flowId}`];
  const [only] = statuses;
  if (statuses.length > 1) {
    const several = sql`status = ANY(${statuses})`;
    const leads = flow[0] && sql`r.${flow[0]}`;
    return { ...ledBy(filter, join([...flow, several], ' AND ')), holds: onRun([...flow, several]), leads };
  }
  const tests = only === undefined ? flow : [...flow, sql`status = ${only}`];
  if (tests.length === 0) return undefined;
  const holds = onRun(tests);
  return { ...ledBy(filter, join(tests, ' AND ')), holds, leads: holds };
};

function onRun(tests: readonly Sql[]): Sql {
  return join(
    tests.map((test) => sql`r.${test}`),
    ' AND ',
  );
}

const trigger: Part = (filter) => {
  return filter.triggerKind === undefined ? undefined : ledBy(filter, sql`"triggerKind" = ${filter.triggerKind}`);
};

function ledBy(filter: RunConditions, is: Sql): Condition {
  const holds = sql`r.${is}`;
  const ids = sql`SELECT id FROM "Run" WHERE ${is}${idRange(filter, 'id')}`;
  return { holds, ids, leads: holds, reads: 'row' };
}

const duration: Part = (filter) => {
  const { minDuration, maxDuration } = filter;
  if (minDuration === undefined && maxDuration === undefined) return undefined;
  const lower = (length: Sql) => (minDuration === undefined ? [] : [sql`${length} >= ${milliseconds(minDuration)}`]);
  const upper = (length: Sql) => (maxDuration === undefined ? [] : [sql`${length} <= ${milliseconds(maxDuration)}`]);
  const within = (length: Sql) => join([...lower(length), ...upper(length)], ' AND ');
  const range = idRange(filter, 'id');
  return {
    holds: within(sql`(COALESCE(r."endedAt", now()) - r."startedAt")`),
    ids: sql`SELECT id FROM "Run" WHERE "endedAt" IS NOT NULL AND ${within(sql`("endedAt" - "startedAt")`)}${range}
      UNION ALL SELECT id FROM "Run" WHERE status = 'Running' AND ${within(sql`(now() - "startedAt")`)}${range}`,
    reads: 'row',
  };
};

function milliseconds(length: number): Sql {
  return sql`${length}::float8 * interval '1 millisecond'`;
}

/** No index: inputs and outputs are most of what is stored. A side that must not be shown must not be found either. */
const payload: Part = ({ payloadText }) => {
  if (payloadText === undefined) return undefined;
  const pattern = containing(payloadText);
  return {
    holds: sql`(r.trigger ILIKE ${pattern} OR EXISTS (
      SELECT FROM (
        SELECT inputs, outputs, COALESCE(secured, '') AS secured FROM "ActionRecord" WHERE "runId" = r.id
        LIMIT ${SEARCHED_RECORDS}
      ) a
      WHERE (a.inputs ILIKE ${pattern} AND a.secured NOT LIKE '%inputs%')
        OR (a.outputs ILIKE ${pattern} AND a.secured NOT LIKE '%outputs%')))`,
    reads: 'payloads',
  };
};

/** The pattern of LIKE for texts that hold this one as it is. */
function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
}
