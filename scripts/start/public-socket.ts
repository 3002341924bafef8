/**
 * The socket of the public port, held by the supervisor and given to each gateway it starts. While no gateway is there, the operating
 * system lets callers wait instead of refusing them; and a new gateway can take calls before the old one has ended.
 */
import { lookup } from 'node:dns/promises';
import net from 'node:net';

export type PublicSocket = {
  /** To be given to a process that listens on it; bound, and not listening before the first one does. */
  fd: number;
  close(): void;
};

/** What a server of Node makes before it listens; Node's own cluster shares sockets by it. Not there in the types. */
type BoundHandle = { fd: number; close(): void };
type MakeHandle = (address: string, port: number, family: 4 | 6, fd: number, flags: number) => BoundHandle | number;

/** Undefined where sockets cannot be shared so: then the gateway opens the port itself. */
export async function openPublicSocket({
  host,
  port,
}: {
  host: string;
  port: number;
}): Promise<PublicSocket | undefined> {
  const make = (net as { _createServerHandle?: MakeHandle })._createServerHandle;
  if (process.platform === 'win32' || make === undefined) return undefined;
  const { address, family } = await lookup(host);
  const handle = make(address, port, family === 6 ? 6 : 4, -1, 0);
  if (typeof handle === 'number') return undefined;
  if (handle.fd < 0) {
    handle.close();
    return undefined;
  }
  return { fd: handle.fd, close: () => handle.close() };
}
