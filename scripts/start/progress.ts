/** The lines on the console while something is set up: each step when it begins and when it is done, with its seconds. */

export type Progress = { step<T>(name: string, work: () => Promise<T>): Promise<T>; line(text: string): void };

/** Steps quicker than this say only that they are done. */
const QUICK = 300;

/** Several steps may run at once; each keeps its own time. */
export function createProgress(print: (line: string) => void): Progress {
  return {
    line: print,
    step: async (name, work) => {
      const begin = Date.now();
      const announce = setTimeout(() => print(`  ${name}…`), QUICK);
      try {
        const result = await work();
        print(`  ${name}: ${seconds(begin)}`);
        return result;
      } finally {
        clearTimeout(announce);
      }
    },
  };
}

/** The time since `begin`, for example `0.4 s`. */
export function seconds(begin: number): string {
  return `${((Date.now() - begin) / 1000).toFixed(1)} s`;
}
