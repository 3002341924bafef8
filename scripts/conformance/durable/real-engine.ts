/**
 * The durable engine for conformance data: a database, a namespace, a worker and a gateway of its own. Only what flows
 * call is made up; time is real.
 */

import { runOperation } from '#connectors/run-operation.ts';
import type { Transport } from '#connectors/transport.ts';
import { startGateway } from '#gateway/server.ts';
import { database } from '#server/database.ts';
import { newId } from '#server/identifiers.ts';
import { createLog } from '#server/log.ts';
import type { WorkerSettings } from '#worker/start-worker.ts';
import { prepareEngine, startTestWorker } from '#worker/testing/test-engine.ts';

/** Milliseconds a caller waits for the flow's Response. */
const CALLER_PATIENCE = 20_000;
const MAX_BODY_BYTES = 10_000_000;

export type RealEngine = {
  gatewayUrl: string;
  /** Who publishes. */
  userId: string;
  /** From now on flows call by this instead of the network. */
  callBy(transport: Transport): void;
  close(): Promise<void>;
};

/** Needs the services of the integration tests. What has started is stopped again when the rest does not. */
export async function openRealEngine(): Promise<RealEngine> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of closing.reverse()) await step();
  };
  try {
    const engine = await prepareEngine();
    closing.push(engine.close);
    prepareForWeb(engine.settings);
    let current: Transport = () => Promise.reject(new Error('No servers are prepared.'));
    const worker = await startTestWorker(engine.settings, {
      callOperation: (operation, inputs, context) =>
        runOperation(operation, inputs, { ...context, transport: current }),
    });
    closing.push(worker.end);
    const gateway = await startGateway({
      settings: {
        ...engine.settings,
        webUrl: engine.settings.publicUrl,
        maxBodyBytes: MAX_BODY_BYTES,
        responseTimeout: CALLER_PATIENCE,
      },
      log: createLog('gateway'),
      listen: { host: '127.0.0.1', port: 0 },
    });
    closing.push(gateway.close);
    return {
      gatewayUrl: `http://127.0.0.1:${gateway.port}`,
      userId: await addUser(),
      callBy(transport) {
        current = transport;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What publishes is web's code, which reads its settings from the environment. */
function prepareForWeb({ publicUrl, temporalAddress }: WorkerSettings): void {
  process.env.PUBLIC_URL = publicUrl;
  process.env.TEMPORAL_ADDRESS = temporalAddress;
}

async function addUser(): Promise<string> {
  const id = newId();
  await database().user.create({ data: { id, email: 'conformance@example.com', name: 'Conformance' } });
  return id;
}
