/** How an author's `authentication` reaches the other side (WDL reference 12.5). */

import type { HttpAuthentication } from './manifest.ts';

/** The value of the `Authorization` header, where the type has one. */
export function authorizationOf(authentication: HttpAuthentication): string | undefined {
  if (authentication.type === 'Raw') return authentication.value;
  if (authentication.type !== 'Basic') return undefined;
  const { username, password } = authentication;
  return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
}

/** What TLS is to be told of a client certificate. */
export type ClientCertificate = { pfx: Buffer; passphrase: string | undefined };

export function clientCertificateOf(authentication: HttpAuthentication): ClientCertificate | undefined {
  if (authentication.type !== 'ClientCertificate') return undefined;
  return { pfx: Buffer.from(authentication.pfx, 'base64'), passphrase: authentication.password };
}

/** Types that are known and cannot be used here yet. */
export function isSupported({ type }: HttpAuthentication): boolean {
  return type !== 'ManagedServiceIdentity';
}
