/**
 * Bounds what the WebAssembly engines of a thread may take: the limits of a thread count JavaScript's own heap only. An
 * engine that is refused more memory reports that it has none left.
 */

const PAGE_BYTES = 65_536;
const MAX_BYTES = 256 * 1024 * 1024;

export function limitMemory(): void {
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function growWithin(this: WebAssembly.Memory, pages: number): number {
    const wanted = this.buffer.byteLength + pages * PAGE_BYTES;
    if (wanted > MAX_BYTES) throw new RangeError(`The engine may not have more than ${MAX_BYTES} bytes of memory.`);
    return grow.call(this, pages);
  };
}
