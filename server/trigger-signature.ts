/**
 * The signed URLs of Request triggers (WDL reference 20): whoever has the URL may call the flow, until the flow's key is
 * rotated. The signature is an HMAC-SHA256 over flow and trigger, so it fits no other trigger.
 */

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

import { AppError } from './app-error.ts';
import { findTriggerKey, insertTriggerKey, replaceTriggerKey } from './repositories/trigger-keys.ts';
import { derivedKey } from './secrets.ts';

/** Where on the public port the endpoints of flows are. */
const HOOKS_PATH = '/hooks';

const SECRET_BYTES = 32;

export type TriggerAddress = { flowId: string; triggerName: string };

/**
 * The address to call, with the signature in it: a secret.
 * @example await triggerUrl({ flowId, triggerName: 'manual' }, 'https://flows.example.com')
 * // https://flows.example.com/hooks/0198…/manual?sig=…
 */
export async function triggerUrl({ flowId, triggerName }: TriggerAddress, publicUrl: string): Promise<string> {
  const sig = signTrigger({ flowId, triggerName }, await ensureTriggerKey(flowId));
  return `${publicUrl}${HOOKS_PATH}/${flowId}/${encodeURIComponent(triggerName)}?sig=${sig}`;
}

/** The flow's secret, made when it has none. */
export async function ensureTriggerKey(flowId: string): Promise<string> {
  const known = await findTriggerKey(flowId);
  if (known !== undefined) return known;
  await insertTriggerKey(flowId, newSecret());
  const made = await findTriggerKey(flowId);
  if (made === undefined) throw new AppError('NotFound', 'The flow does not exist any more.');
  return made;
}

/** From now on the old URLs of the flow are refused. */
export async function rotateTriggerKey(flowId: string): Promise<void> {
  await replaceTriggerKey(flowId, newSecret());
}

export function signTrigger({ flowId, triggerName }: TriggerAddress, secret: string): string {
  return hmac(secret, `trigger\n${flowId}\n${triggerName}`);
}

/** Signatures that calls were compared with of late, by secret and trigger: each call asks for the same again. */
const signatures = new Map<string, string>();
const MAX_SIGNATURES = 1_000;

function rememberedSignature(address: TriggerAddress, secret: string): string {
  const key = `${secret} ${address.flowId} ${address.triggerName}`;
  const known = signatures.get(key);
  if (known !== undefined) return known;
  const signature = signTrigger(address, secret);
  if (signatures.size >= MAX_SIGNATURES) signatures.clear();
  signatures.set(key, signature);
  return signature;
}

/** Compares in constant time. */
export function isSignatureValid(address: TriggerAddress, secret: string, given: string | null): boolean {
  return isSame(given, rememberedSignature(address, secret));
}

/** The address at which the caller of an accepted run asks for its end, with its signature. */
export function runStatusUrl(runId: string, publicUrl: string): string {
  return `${publicUrl}${HOOKS_PATH}/runs/${runId}?sig=${signRun(runId)}`;
}

export function isRunSignatureValid(runId: string, given: string | null): boolean {
  return isSame(given, signRun(runId));
}

/** Not signed by the flow's key: an accepted caller may look for its end after a rotation too. */
function signRun(runId: string): string {
  return hmac(derivedKey('run-status'), runId);
}

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

function hmac(key: string | Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

function isSame(given: string | null, expected: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
