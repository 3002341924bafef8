/** Everything that is no endpoint of a flow goes to web, streamed both ways. */

import { Agent, type IncomingMessage, request as requestHttp, type ServerResponse } from 'node:http';
import { request as requestHttps, Agent as TlsAgent } from 'node:https';

import type { Log } from '#server/log.ts';
import { sendAnswer } from './answer.ts';
import { forwardedHeaders, withoutHopByHop } from './forwarded-headers.ts';
import { continueIfAsked } from './read-body.ts';
import { unavailablePage } from './unavailable-page.ts';

export type PassOn = {
  request(request: IncomingMessage, response: ServerResponse): void;
  /** Ends the streams that would never end by themselves; browsers open them again. */
  endStreams(): void;
  close(): void;
};

export type PassOnOptions = { webUrl: string; publicUrl: string; log: Log };

export function createPassOn({ webUrl, publicUrl, log }: PassOnOptions): PassOn {
  const isTls = webUrl.startsWith('https:');
  const agent = isTls ? new TlsAgent({ keepAlive: true }) : new Agent({ keepAlive: true });
  const send = isTls ? requestHttps : requestHttp;
  const streams = new Set<ServerResponse>();

  function passOn(request: IncomingMessage, response: ServerResponse): void {
    const target = new URL(webUrl);
    const upstream = send({
      agent,
      hostname: target.hostname,
      port: target.port,
      method: request.method,
      path: request.url,
      headers: forwardedHeaders(request, publicUrl),
      setHost: false,
    });
    upstream.on('response', (answer) => relay(answer, response));
    upstream.on('error', (error) => fail(error, request, response));
    response.on('close', () => upstream.destroy());
    continueIfAsked(request, response);
    request.pipe(upstream);
  }

  function relay(answer: IncomingMessage, response: ServerResponse): void {
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, withoutHopByHop(answer.headers));
    response.flushHeaders();
    if (answer.headers['content-type']?.startsWith('text/event-stream')) {
      streams.add(response);
      response.on('close', () => streams.delete(response));
    }
    answer.on('error', () => response.destroy());
    answer.on('aborted', () => response.destroy());
    answer.pipe(response);
  }

  function fail(error: Error, request: IncomingMessage, response: ServerResponse): void {
    if (response.destroyed) return;
    if (response.headersSent) {
      response.destroy();
      return;
    }
    log.warn({ err: error, method: request.method }, 'Web does not answer');
    // The rest of a body that nobody reads would hold the connection.
    response.setHeader('connection', 'close');
    request.unpipe();
    request.resume();
    sendAnswer(response, unavailablePage(request.headers.accept));
  }

  return {
    request: passOn,
    endStreams: () => {
      for (const stream of streams) stream.destroy();
    },
    close: () => agent.destroy(),
  };
}
