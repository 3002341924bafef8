/** What a flat file schema says about a text: records of fields, told apart by delimiters, positions and tags. */

export type FlatField = {
  kind: 'field';
  name: string;
  namespace: string;
  isAttribute: boolean;
  justification: 'left' | 'right';
  pad: string;
  /** Whether pad characters around the data are taken away: they are no data. */
  isPadded: boolean;
  /** Around the data, so that delimiters inside are data. */
  wrap: string | undefined;
  /** In a positional record: how many characters it has, and how many in front of it are skipped. */
  length: number | undefined;
  offset: number;
  /** In a delimited record: shorter data is filled up. */
  minLength: number;
};

export type FlatRecord = {
  kind: 'record';
  name: string;
  namespace: string;
  structure: 'delimited' | 'positional';
  tag: string | undefined;
  /** Where the tag of a positional record begins. */
  tagOffset: number;
  delimiter: string | undefined;
  order: 'prefix' | 'infix' | 'postfix';
  /** Between the occurrences of one child, in place of the delimiter. */
  repeatingDelimiter: string | undefined;
  escapeCharacter: string | undefined;
  /** Whether empty data that other data follows keeps its delimiter. */
  preservesEmpty: boolean;
  /** Whether empty data at the end loses its delimiters. */
  suppressesTrailing: boolean;
  parts: FlatPart[];
};

export type FlatNode = FlatField | FlatRecord;

/** `max` is `Infinity` for unbounded. */
export type FlatPart = { min: number; max: number } & (
  | { kind: 'node'; node: FlatNode }
  | { kind: 'sequence' | 'choice'; parts: FlatPart[] }
);

export type FlatSchema = {
  root: FlatRecord;
  /** Of Windows, such as 65001 or 1252; how the bytes of a file are to be read. */
  codepage: number | undefined;
  /** Reading leaves elements without data out. */
  suppressesEmpty: boolean;
  /** Writing takes required elements that are missing as empty ones. */
  generatesEmpty: boolean;
  /** A positional record may end before all of its fields have their characters. */
  allowsEarlyEnd: boolean;
  /** Then its optional fields are missing in place of being empty. */
  endsOptionalEarly: boolean;
};

/** Why a text or a document does not go with its schema: what is wrong and where. */
export class FlatFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FlatFileError';
  }
}
