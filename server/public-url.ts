/** By which address Millrace is reached, and by whom. */

import { networkInterfaces } from 'node:os';

import type { StartSettings } from './settings.ts';

/** True when only this machine reaches what listens there. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

type PublicPort = Pick<StartSettings, 'publicUrl' | 'host' | 'port'> &
  Pick<Partial<StartSettings>, 'tlsCertificateFile'>;

/** `PUBLIC_URL`, or what follows from host and port; for a wildcard host, this machine's first address in its network. */
export function publicUrlOf(settings: PublicPort): string {
  const { publicUrl, host, port, tlsCertificateFile } = settings;
  if (publicUrl !== undefined) return publicUrl;
  const scheme = tlsCertificateFile === undefined ? 'http' : 'https';
  if (isLoopback(host)) return `${scheme}://localhost:${port}`;
  const isWildcard = host === '0.0.0.0' || host === '::';
  const name = isWildcard ? (firstNetworkAddress() ?? 'localhost') : host;
  return `${scheme}://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function firstNetworkAddress(): string | undefined {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}
