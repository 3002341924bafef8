/** How the web process answers its pages' requests: one wrapper for every API route, from its guards to its errors. */

import { ZodError, type z } from 'zod';

import type { ApiError } from '#core/api/flows.ts';
import { AppError } from '#server/app-error.ts';
import { currentSession } from '#server/auth/current-session.ts';
import { checkSameOrigin } from '#server/auth/same-origin.ts';
import { webSettings } from '#server/auth/web-settings.ts';
import { createLog, type Log } from '#server/log.ts';
import type { SignedIn } from '#server/repositories/sessions.ts';

type RouteContext<Params> = { params: Promise<Params> };
type RouteHandler<Params> = (request: Request, context: RouteContext<Params>) => Promise<Response>;
type OpenCall<Params> = { request: Request; params: Params; query: URLSearchParams };
export type ApiCall<Params> = OpenCall<Params> & { signedIn: SignedIn };

let log: Log | undefined;

/** A route for signed-in people: 401 without a session, 403 from another site; what the work throws becomes its answer. */
export function apiRoute<Params = Record<string, never>>(
  work: (call: ApiCall<Params>) => Promise<Response>,
): RouteHandler<Params> {
  return openApiRoute<Params>(async (call) => {
    const signedIn = await currentSession(call.request.headers.get('cookie'));
    if (!signedIn) throw new AppError('Unauthorized', 'Sign in first: this request has no living session.');
    return work({ ...call, signedIn });
  });
}

/** A route that needs no session. */
export function openApiRoute<Params = Record<string, never>>(
  work: (call: OpenCall<Params>) => Promise<Response>,
): RouteHandler<Params> {
  return async (request, context) => {
    try {
      checkSameOrigin(request, webSettings().publicUrl);
      const query = new URL(request.url).searchParams;
      return await work({ request, params: await context.params, query });
    } catch (error) {
      return errorResponse(error, request);
    }
  };
}

/** The body as the schema has it. Throws `BodyNotJson`, or the schema's own error, which becomes a 400. */
export async function readBody<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.output<Schema>> {
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    throw new AppError('BodyNotJson', 'The body is not valid JSON.');
  }
  return schema.parse(body);
}

export function noContent(): Response {
  return new Response(null, { status: 204 });
}

/** A body that is made piece by piece, as fast as it is taken. */
export function textStream(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

/** The one way an error becomes an answer of the API. What is not ours to explain is logged and answered with 500. */
function errorResponse(error: unknown, request: Request): Response {
  if (error instanceof AppError) {
    const { code, message, details } = error;
    return failure(error.httpStatus, { code, message, details });
  }
  if (error instanceof ZodError) {
    const message = error.issues.map((issue) => issue.message).join(' ');
    return failure(400, { code: 'BadRequest', message, details: { issues: error.issues } });
  }
  log ??= createLog('web');
  log.error({ err: error, method: request.method, path: new URL(request.url).pathname }, 'A request failed');
  return failure(500, { code: 'InternalError', message: 'Something went wrong here; the log of web says more.' });
}

function failure(status: number, error: ApiError['error']): Response {
  return Response.json({ error } satisfies ApiError, { status });
}
