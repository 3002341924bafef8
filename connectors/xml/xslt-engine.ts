/**
 * libxslt in WebAssembly, cut off from files and network: where it asks the system for one it is refused, and what it
 * asked for is noted. It is built to be suspended while it fetches; since it never fetches here, plain calls do in
 * place of suspendable ones, which not every Node has.
 */

type Engine = Pick<typeof import('libxslt-wasm'), 'XmlDocument' | 'XsltStylesheet'>;

export type XsltEngine = Engine & {
  /** It goes on after many of its errors, and only prints them. */
  hasPrinted(line: RegExp): boolean;
  /** What it printed, and the resources it asked for, since the last time. */
  takeNotes(): { messages: string; refused: string[] };
};

type Import = (...values: number[]) => number | undefined;
type Exports = {
  malloc(bytes: number): number;
  emscripten_stack_set_limits(top: number, end: number): void;
  _emscripten_stack_restore(top: number): void;
};
type Imports = { env: { memory: WebAssembly.Memory; [name: string]: Import | WebAssembly.Memory } };

const PERMISSION_DENIED = -2;
const FORBIDDEN = 403;
const MAX_MESSAGES_LENGTH = 100_000;
const STACK_BYTES = 8 * 1024 * 1024;

let loaded: Promise<XsltEngine> | undefined;

/** One for each thread. */
export function xsltEngine(): Promise<XsltEngine> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<XsltEngine> {
  let messages = '';
  const refused = new Set<string>();
  const print = (text: string) => {
    if (messages.length < MAX_MESSAGES_LENGTH) messages += text;
  };
  const system = refusingSystem({ print, refuse: (resource) => refused.add(resource) });
  const { instantiate } = WebAssembly;
  let instance: WebAssembly.Instance | undefined;
  Object.assign(WebAssembly, {
    Suspending: function plain(original: unknown) {
      return original;
    },
    promising:
      (call: Import) =>
      async (...values: number[]) =>
        call(...values),
    instantiate: async (binary: BufferSource, imports: Imports) => {
      Object.assign(imports.env, system(imports.env.memory));
      const source = await instantiate(binary, imports);
      instance = source.instance;
      return source;
    },
  });
  try {
    const engine = await import('libxslt-wasm');
    (await import('libxslt-wasm/exslt')).registerAll();
    widenStack(instance?.exports as Exports);
    const takeNotes = () => {
      const notes = { messages, refused: [...refused] };
      messages = '';
      refused.clear();
      return notes;
    };
    return { ...engine, hasPrinted: (line) => line.test(messages), takeNotes };
  } finally {
    Object.assign(WebAssembly, { instantiate });
  }
}

/**
 * Templates that call each other overflow the stack it was built with long before its own limit stops them, and what they
 * overwrite then is its data. On a wide one JavaScript's stack ends first, which costs no more than the thread.
 */
function widenStack({ malloc, emscripten_stack_set_limits, _emscripten_stack_restore }: Exports): void {
  const end = malloc(STACK_BYTES);
  if (end === 0) throw new RangeError('There is no memory for the stack of the XSLT engine.');
  const top = (end + STACK_BYTES) & ~15;
  emscripten_stack_set_limits(top, end);
  _emscripten_stack_restore(top);
}

type Notes = { print(text: string): void; refuse(resource: string): void };

/** In place of the system calls of the engine's own. */
function refusingSystem({ print, refuse }: Notes): (memory: WebAssembly.Memory) => { [name: string]: Import } {
  return (memory) => {
    const words = () => new Int32Array(memory.buffer);
    const text = (start: number, length: number) =>
      new TextDecoder().decode(new Uint8Array(memory.buffer).slice(start, start + length));
    const textAt = (start: number) => {
      const bytes = new Uint8Array(memory.buffer);
      return text(start, bytes.indexOf(0, start) - start);
    };
    const refuseFile = (path: number): number => {
      refuse(textAt(path));
      return PERMISSION_DENIED;
    };
    return {
      __syscall_openat: (_folder = 0, path = 0) => refuseFile(path),
      __syscall_stat64: (path = 0) => refuseFile(path),
      __syscall_mkdirat: (_folder = 0, path = 0) => refuseFile(path),
      __asyncjs__fetchBytes: (url = 0, bytes = 0, length = 0, status = 0) => {
        refuse(textAt(url));
        const memoryWords = words();
        memoryWords[bytes >> 2] = 0;
        memoryWords[length >> 2] = 0;
        memoryWords[status >> 2] = FORBIDDEN;
        return undefined;
      },
      fd_write: (_file = 0, pieces = 0, count = 0, written = 0) => {
        let total = 0;
        for (let piece = 0; piece < count; piece += 1) {
          const [start = 0, length = 0] = words().subarray((pieces >> 2) + 2 * piece);
          print(text(start, length));
          total += length;
        }
        words()[written >> 2] = total;
        return 0;
      },
    };
  };
}
