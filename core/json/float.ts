/** A float whose value is whole: JavaScript's number alone could not tell `5.0` from `5`. */
export class Float {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}
