/** What a form shows of an action, as data: the designer has one control for each `control` here. */

export type FormControl =
  | 'text'
  | 'multiline'
  | 'plainText'
  | 'dateTime'
  | 'array'
  | 'value'
  | 'choice'
  | 'combobox'
  | 'keyValue'
  | 'condition'
  | 'triggerConditions'
  | 'code'
  | 'jsonSchema'
  | 'variables'
  | 'variableName'
  | 'cases'
  | 'recurrence'
  | 'batches'
  | 'authentication'
  | 'secret'
  | 'duration'
  | 'retryPolicy'
  | 'number'
  | 'checkbox';

export type FormChoice = { value: string | number | boolean; label: string };

/** The types of values, as a field may want them. */
export type JsonType = 'string' | 'number' | 'boolean' | 'array' | 'object' | 'null';

export type FormField = {
  /** Path inside the action object, for example ['inputs', 'uri']; [] is not used. */
  path: string[];
  label: string;
  control: FormControl;
  required?: boolean;
  help?: string;
  placeholder?: string;
  /** What an expression in the field has to give; anything when left out. */
  expects?: JsonType[];
  /** For `choice` (closed) and `combobox` (suggestions). */
  choices?: FormChoice[];
  /**
   * For `checkbox`: it is checked when the word is in the comma-separated text, or in the list, at `path`. Without it the
   * value itself is true or false. `inverted`: checked when the word is absent.
   */
  word?: { text: string; in: 'text' | 'list'; inverted?: true };
  /** For `dateTime`: without Z the time is in the zone of another field. */
  hasZoneBeside?: true;
  /** For `recurrence`: an interval alone, without hours and days. */
  isPlain?: true;
  /** Shown only while the value at `path` is one of `equals`; an absent value counts as `undefined`. */
  visibleWhen?: { path: string[]; equals: (string | number | boolean | undefined)[] };
};
