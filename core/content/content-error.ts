/** A body that is not what its content type says. */
export class ContentError extends Error {
  /** Where in the text, 1-based, when the text has such a place. */
  readonly place: { line: number; column: number } | undefined;

  constructor(message: string, place?: { line: number; column: number }) {
    super(message);
    this.name = 'ContentError';
    this.place = place;
  }
}
