/** What every route of the gateway works with. */

import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Log } from '#server/log.ts';
import type { PublishedFlows } from '#server/published-flows.ts';
import type { Tracing } from '#server/tracing/tracing.ts';
import type { ResponseWaits } from '#server/use-cases/wait-for-response.ts';
import type { Answer } from './answer.ts';
import type { InMemoryRuns } from './in-memory/runs.ts';
import type { InMemorySums } from './in-memory/sums.ts';

export type GatewaySettings = {
  publicUrl: string;
  webUrl: string;
  temporalAddress: string;
  /** Bytes. */
  maxBodyBytes: number;
  /** Milliseconds a caller waits for the flow's Response. */
  responseTimeout: number;
  /** Whoever brings it gets the figures for Prometheus. */
  metricsToken?: string | undefined;
};

export type Gateway = {
  settings: GatewaySettings;
  log: Log;
  flows: PublishedFlows;
  waits: ResponseWaits;
  inMemoryRuns: InMemoryRuns;
  inMemorySums: InMemorySums;
  tracing: Tracing;
};

export type Call = {
  request: IncomingMessage;
  response: ServerResponse;
  method: string;
  /** The path without the query, still encoded. */
  path: string;
  query: URLSearchParams;
  /** What the route's pattern found in the path, decoded. */
  params: { [name: string]: string };
  /** Aborts when the caller has gone. */
  signal: AbortSignal;
  log: Log;
};

export type Route = (call: Call, gateway: Gateway) => Promise<Answer>;
