/** `npm run demo`: the two systems of the example "Customer address update", until Ctrl-C. */
import { messageOf } from '#scripts/set-up-error.ts';
import { startDemoApis } from './start-demo-apis.ts';

const DEFAULT_PORT = 4010;

/** The exit code: 0 when it was stopped, 1 when it could not start. */
export async function main(): Promise<number> {
  const port = Number(process.env.DEMO_PORT || DEFAULT_PORT);
  if (!(Number.isInteger(port) && port > 0 && port < 65536)) {
    console.error('DEMO_PORT must be a port from 1 to 65535.');
    return 1;
  }
  try {
    const { url, close } = await startDemoApis({ port });
    console.log(usage(url));
    await new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
    });
    await close();
    return 0;
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    const line = isTaken
      ? `Port ${port} is taken: choose another one: DEMO_PORT=${port + 1} npm run demo`
      : messageOf(error);
    console.error(line);
    return 1;
  }
}

function usage(url: string): string {
  const told = (body: string) => `curl -X POST ${url}/control -d '${body}'`;
  return [
    `The demo systems answer at ${url} (stop: Ctrl-C)`,
    '',
    `  CRM        PUT, GET ${url}/crm/customers/ID/address`,
    `  Inventory  PUT, GET ${url}/inventory/customers/ID/address`,
    `  Calls      curl ${url}/control`,
    '',
    `  Fail twice, then work again  ${told('{"system":"crm","mode":"fail","times":2}')}`,
    `  Fail for good                ${told('{"system":"inventory","mode":"fail"}')}`,
    `  Answer after 5 seconds       ${told('{"system":"crm","mode":"slow","delayMs":5000}')}`,
    `  Work again                   ${told('{"system":"inventory","mode":"ok"}')}`,
  ].join('\n');
}
