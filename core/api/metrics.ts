/** Figures of what happened, as the pages get them. */

import { z } from 'zod';

import { ERROR_CLASSES } from '#core/metrics/error-class.ts';

/** Durations in milliseconds; null where nothing happened. */
const percentiles = { p50: z.number().nullable(), p95: z.number().nullable(), p99: z.number().nullable() };

export const metricRowSchema = z.object({
  key: z.string(),
  flowId: z.string().nullable(),
  flowName: z.string().nullable(),
  count: z.number(),
  failed: z.number(),
  cancelled: z.number(),
  retries: z.number(),
  ...percentiles,
  longest: z.number(),
  /** Failures by their class, without classes that did not occur. */
  errors: z.partialRecord(z.enum(ERROR_CLASSES), z.number()),
  /** Counts in equal stretches of the time, the oldest first. */
  trend: z.array(z.object({ count: z.number(), failed: z.number() })),
});
export type MetricRow = z.infer<typeof metricRowSchema>;

const totalsSchema = z.object({
  count: z.number(),
  failed: z.number(),
  cancelled: z.number(),
  ...percentiles,
  /** How long runs waited to begin. */
  queueP95: z.number().nullable(),
  /** How long after its time a schedule started a run. */
  lagP95: z.number().nullable(),
});
export type MetricTotals = z.infer<typeof totalsSchema>;

export const metricOverviewSchema = z.object({
  from: z.number(),
  to: z.number(),
  /** Of all runs that ended. */
  totals: totalsSchema,
  /** The same stretch of time a week before; null where nothing is known of it. */
  weekBefore: totalsSchema.nullable(),
  /** How long the runs of each stretch took. */
  series: z.array(z.object({ at: z.number(), count: z.number(), failed: z.number(), ...percentiles })),
  flows: z.array(metricRowSchema),
  hosts: z.array(metricRowSchema),
  operations: z.array(metricRowSchema),
  /** The slowest. */
  steps: z.array(metricRowSchema),
});
export type MetricOverview = z.infer<typeof metricOverviewSchema>;
