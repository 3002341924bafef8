/** Server-sent events: a response that stays open and names what happened, without data. */

/** Proxies close a connection that is silent for a minute or so. */
const HEARTBEAT_MS = 15_000;

type Subscribe = (send: (event: string) => void) => Promise<() => void>;

/** `subscribe` is given the function that sends an event, and returns what ends it; that is called when the client goes. */
export function eventStream(signal: AbortSignal, subscribe: Subscribe): Response {
  const encoder = new TextEncoder();
  let close = () => {};
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      const unsubscribe = await subscribe((event) => write(`event: ${event}\ndata:\n\n`));
      const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS);
      let isOpen = true;
      close = () => {
        if (!isOpen) return;
        isOpen = false;
        unsubscribe();
        clearInterval(heartbeat);
      };
      signal.addEventListener('abort', () => {
        if (isOpen) controller.close();
        close();
      });
      // Tells the page that from now on it misses nothing.
      write('event: changed\ndata:\n\n');
      if (signal.aborted) close();
    },
    cancel: () => close(),
  });
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      // nginx would hold events back to fill a buffer.
      'x-accel-buffering': 'no',
    },
  });
}
