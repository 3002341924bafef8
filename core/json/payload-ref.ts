/**
 * Stands for a value that is too big to travel (architecture, rule 8). The value itself lies once in the payload
 * store under the SHA-256 of its wire text; expressions that look inside are evaluated where the store can be read.
 */
export class PayloadRef {
  /** Hex SHA-256 of the stored bytes. */
  readonly sha256: string;
  /** Bytes stored. */
  readonly size: number;
  /** What the value is, so that a type check or a page need not load it. */
  readonly type: 'string' | 'array' | 'object';

  constructor(sha256: string, size: number, type: 'string' | 'array' | 'object') {
    this.sha256 = sha256;
    this.size = size;
    this.type = type;
  }
}

/** Thrown by an evaluation that looks inside a value which is only referred to. */
export class PayloadNeeded extends Error {
  readonly payload: PayloadRef;

  constructor(payload: PayloadRef) {
    super(`The value of ${payload.size} bytes is stored apart and has to be loaded first.`);
    this.name = 'PayloadNeeded';
    this.payload = payload;
  }
}
