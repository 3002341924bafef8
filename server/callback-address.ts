/**
 * The address at which the outside answers an action that waits (WDL reference 7, HttpWebhook). Its token is a secret made
 * from the installation's key and the action's place, so that a repeated carrier gives out the same address; the
 * database keeps only the token's hash.
 */

import { createHash, createHmac } from 'node:crypto';

import type { WaitKey } from './repositories/action-waits.ts';
import { derivedKey } from './secrets.ts';

/** @example callbackUrl(key, 'https://flows.example.com') // https://flows.example.com/hooks/callbacks/3q2-7w… */
export function callbackUrl(key: WaitKey, publicUrl: string): string {
  return `${publicUrl}/hooks/callbacks/${callbackToken(key)}`;
}

export function callbackToken({ runId, action, repetition, attempt }: WaitKey): string {
  const place = JSON.stringify([runId, action, repetition, attempt]);
  return createHmac('sha256', derivedKey('callback')).update(place).digest('base64url');
}

/** The address at which the outside calls a trigger that has subscribed. */
export function subscriptionUrl(subscriptionId: string, publicUrl: string): string {
  return `${publicUrl}/hooks/callbacks/${subscriptionToken(subscriptionId)}`;
}

export function subscriptionHash(subscriptionId: string): string {
  return tokenHash(subscriptionToken(subscriptionId));
}

function subscriptionToken(subscriptionId: string): string {
  return createHmac('sha256', derivedKey('callback')).update(`subscription:${subscriptionId}`).digest('base64url');
}

export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
