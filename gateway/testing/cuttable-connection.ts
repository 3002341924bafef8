/** A way to a server that a test can cut and mend. */

import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type CuttableConnection = {
  /** The same address, by way of here. */
  urlFor(url: string): string;
  cut(): Promise<void>;
  mend(): Promise<void>;
};

export async function cuttableConnection(): Promise<CuttableConnection> {
  const sockets = new Set<Socket>();
  let target = { host: '', port: 0 };
  const server = createServer((socket) => {
    const upstream = connect(target);
    for (const [one, other] of [[socket, upstream] as const, [upstream, socket] as const]) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  const open = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await open(0);
  const { port } = server.address() as AddressInfo;
  return {
    urlFor(url) {
      const { hostname, port: targetPort } = new URL(url);
      target = { host: hostname, port: Number(targetPort) };
      const here = new URL(url);
      here.hostname = '127.0.0.1';
      here.port = String(port);
      return here.href;
    },
    cut() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      return closed;
    },
    mend: () => open(port),
  };
}
