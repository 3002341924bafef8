/** Why an edit is impossible, in words for the person at the screen. The text stays as it was. */
export class EditError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'EditError';
    this.code = code;
  }
}
