/** What every route of the gateway works with. */

import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Log } from '#server/log.ts';
import type { PublishedFlows } from '#server/published-flows.ts';
import type { ResponseWaits } from '#server/use-cases/wait-for-response.ts';
import type { Answer } from './answer.ts';

export type GatewaySettings = {
  publicUrl: string;
  webUrl: string;
  temporalAddress: string;
  /** Bytes. */
  maxBodyBytes: number;
  /** Milliseconds a caller waits for the flow's Response. */
  responseTimeout: number;
};

export type Gateway = {
  settings: GatewaySettings;
  log: Log;
  flows: PublishedFlows;
  waits: ResponseWaits;
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
