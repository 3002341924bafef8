/** Failures a caller can do something about: a stable code, what was wrong and what would be right. Routes turn them into answers. */

const HTTP_STATUS = {
  BadRequest: 400,
  BodyNotJson: 400,
  BodyDoesNotMatchSchema: 400,
  Unauthorized: 401,
  InvalidSignature: 401,
  Forbidden: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  AlreadySetUp: 409,
  AlreadyEnded: 409,
  ArtifactExists: 409,
  DraftConflict: 409,
  FlowDisabled: 409,
  FlowHasHeldRuns: 409,
  FlowHasOpenRuns: 409,
  NameTaken: 409,
  NotEnded: 409,
  NotPublished: 409,
  Gone: 410,
  BodyTooLarge: 413,
  DefinitionInvalid: 422,
  Locked: 429,
  TooManyConcurrentRequests: 429,
  NoResponse: 502,
  Unavailable: 503,
  ResponseTimeout: 504,
} as const satisfies Record<string, number>;

export type AppErrorCode = keyof typeof HTTP_STATUS;

export class AppError extends Error {
  readonly code: AppErrorCode;
  /** More for programs: for example the list of problems. Never a secret. */
  readonly details: unknown;

  constructor(code: AppErrorCode, message: string, details?: unknown) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }

  get httpStatus(): number {
    return HTTP_STATUS[this.code];
  }
}
