/** How a request goes over the wire, apart from what it says and how its answer is read: the network, or servers that are made up. */

export type WireRequest = {
  url: URL;
  method: string;
  /** By their names in lower case. */
  headers: ReadonlyMap<string, { name: string; value: string }>;
  body?: Uint8Array;
};

export type WireAnswer = {
  statusCode: number;
  headers: { [name: string]: string | string[] | undefined };
  bytes: Buffer;
  /** Milliseconds since the epoch, against which a date in `Retry-After` counts. */
  receivedAt: number;
};

/**
 * Carries one request. `timeout` is in milliseconds. Rejects as the network does: with an error named `TimeoutError` when
 * no answer came in time, with one that has a `code` such as `ECONNREFUSED` when none can come.
 */
export type Transport = (
  request: WireRequest,
  options: { signal: AbortSignal; timeout: number },
) => Promise<WireAnswer>;
