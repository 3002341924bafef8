/**
 * Loaded by Node before a process of the chaos (`NODE_OPTIONS=--import …`): its clock goes as far from the true one as the file named
 * by CHAOS_CLOCK says, in milliseconds. What is measured from a fixed point, as timers are, goes on as it does when a clock is set.
 */
import { readFileSync } from 'node:fs';

const READ_EVERY_MS = 200;
const TrueDate = Date;
let offset = 0;

function readOffset() {
  try {
    offset = Number(readFileSync(process.env.CHAOS_CLOCK ?? '', 'utf8')) || 0;
  } catch {
    // Not written yet: the clock is true.
  }
}

class SteppedDate extends TrueDate {
  constructor(...given) {
    if (given.length === 0) super(TrueDate.now() + offset);
    else super(...given);
  }

  static now() {
    return TrueDate.now() + offset;
  }
}

readOffset();
setInterval(readOffset, READ_EVERY_MS).unref();
globalThis.Date = SteppedDate;
