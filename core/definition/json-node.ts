/** The tree of a JSON text: every node knows where it stands, so that an edit can leave all the rest alone. */

/** Offsets in the text, `end` exclusive. */
export type JsonRange = { start: number; end: number };

export type JsonProperty = JsonRange & {
  name: string;
  /** The quoted name. */
  nameRange: JsonRange;
  value: JsonNode;
};

export type JsonObject = JsonRange & { kind: 'object'; properties: JsonProperty[] };
export type JsonArray = JsonRange & { kind: 'array'; items: JsonNode[] };
export type JsonString = JsonRange & { kind: 'string'; value: string };
export type JsonNumber = JsonRange & { kind: 'number'; text: string };
export type JsonLiteral = JsonRange & { kind: 'literal'; value: boolean | null };

export type JsonNode = JsonObject | JsonArray | JsonString | JsonNumber | JsonLiteral;

/** A place where the text is not JSON. Line and column count from 1. */
export type JsonProblem = { message: string; offset: number; line: number; column: number };

export type JsonDocument = {
  text: string;
  /** What could be read; null when there was nothing. Only trustworthy for edits when `problems` is empty. */
  root: JsonNode | null;
  problems: JsonProblem[];
};
