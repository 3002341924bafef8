/** Says that this process answers; the gateway's `/readyz` asks it. */

export const dynamic = 'force-dynamic';

export function GET(): Response {
  return Response.json({ status: 'ok' });
}
