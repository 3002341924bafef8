/**
 * Completion inside expression pieces: outputs of earlier steps, variables, parameters and functions where a value
 * begins, names inside `outputs('…')`, and properties behind `?[` and `.`.
 */

import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import { findFunction } from '#core/expressions/functions/index.ts';
import { getOwn, isObject } from '#core/json/objects.ts';
import type { ValueObject } from '#core/json/value.ts';
import { type ExpressionPlace, expressionPlace } from './expression-place.ts';
import { schemaOfText, typeOfSchema } from './expression-schema.ts';
import type { ExpressionScope, ScopeEntry } from './expression-scope.ts';
import { type EditorLanguage, stringAt } from './string-at.ts';

export type CompletionScope = {
  language: EditorLanguage;
  /** What is known at once. */
  scope(): ExpressionScope;
  /** What is known after the chosen run was asked about the steps that the expression names. */
  lookUp(expression: string): Promise<ExpressionScope>;
};

export function templateCompletion(source: CompletionScope): CompletionSource {
  return (context) => {
    const string = stringAt(context.state, context.pos, source.language);
    const place = string && expressionPlace(string.text, context.pos - string.offset);
    if (!string || !place) return null;
    const from = string.offset + place.from;
    switch (place.kind) {
      case 'word':
        return place.typed === '' && !context.explicit && !beginsValue(context) ? null : words(source.scope(), from);
      case 'name':
        return names(source.scope(), place, from);
      case 'property':
        return properties(source, place, from);
    }
  };
}

/** For JSON without a run to ask: the code of the definition. */
export function jsonTemplateCompletion(scope: () => ExpressionScope): CompletionSource {
  return templateCompletion({ language: 'json', scope, lookUp: async () => scope() });
}

function beginsValue(context: CompletionContext): boolean {
  return /[@{(,]\s*$/.test(context.state.sliceDoc(Math.max(0, context.pos - 10), context.pos));
}

const WORD = /^[\p{L}\p{N}_$]*$/u;
/** What may stand in a name or a property while it is typed. */
const NOT_CLOSED = /^[^'\]]*$/;

function words(scope: ExpressionScope, from: number): CompletionResult {
  const outputs = scope.groups.flatMap((group) =>
    group.entries
      .filter((entry) => !entry.each)
      .map((entry) => option(entry, { type: 'variable', label: entry.expression, boost: 1, detail: group.title })),
  );
  const functions = scope.functions.map((entry) =>
    option(entry, { type: 'function', label: entry.label, boost: 0, detail: entry.detail ?? '' }),
  );
  return { from, options: [...outputs, ...functions], validFor: WORD };
}

const NAME_LISTS = {
  action: 'actions',
  result: 'containers',
  loop: 'loops',
  variable: 'variables',
  parameter: 'parameters',
} as const;

type NamePlace = Extract<ExpressionPlace, { kind: 'name' }>;

/** Names of what the call refers to; for other calls an argument is a value like any other. */
function names(scope: ExpressionScope, place: NamePlace, from: number): CompletionResult | null {
  const reference = findFunction(place.call)?.reference;
  if (reference === undefined || reference === 'trigger' || reference === 'item') {
    return place.isQuoted ? null : words(scope, from);
  }
  const options = scope.names[NAME_LISTS[reference]].map((name): Completion => {
    const quoted = name.replaceAll("'", "''");
    return {
      label: name,
      type: 'text',
      apply: (view, _, start, end) =>
        insert(view, { start, end, text: place.isQuoted ? quoted : `'${quoted}'`, close: place.isQuoted ? "'" : '' }),
    };
  });
  return { from, options, validFor: NOT_CLOSED };
}

type PropertyPlace = Extract<ExpressionPlace, { kind: 'property' }>;

async function properties(
  source: CompletionScope,
  place: PropertyPlace,
  from: number,
): Promise<CompletionResult | null> {
  const known = propertiesOf(source.scope(), place.target);
  const found = known ?? propertiesOf(await source.lookUp(place.target), place.target);
  if (!found) return null;
  const options = Object.entries(found).map(
    ([name, schema]): Completion => ({
      label: name,
      type: 'property',
      detail: typeOfSchema(schema),
      apply: (view, _, start, end) => insertProperty(view, { name, start, end, form: place.form }),
    }),
  );
  return { from, options, validFor: NOT_CLOSED };
}

function propertiesOf(scope: ExpressionScope, target: string): ValueObject | undefined {
  const schema = schemaOfText(target, scope.schemas);
  const found = schema && getOwn(schema, 'properties');
  return isObject(found) && Object.keys(found).length > 0 ? found : undefined;
}

const PLAIN_NAME = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u;

type PropertyInsertion = { name: string; start: number; end: number; form: PropertyPlace['form'] };

function insertProperty(view: EditorView, { name, start, end, form }: PropertyInsertion): void {
  const quoted = name.replaceAll("'", "''");
  if (form === 'quoted') insert(view, { start, end, text: quoted, close: "']" });
  else if (form === 'bracket') insert(view, { start, end, text: `'${quoted}'`, close: ']' });
  else if (PLAIN_NAME.test(name)) insert(view, { start, end, text: name, close: '' });
  // A name that cannot follow a dot goes into brackets, and the dot goes.
  else insert(view, { start: start - 1, end, text: `['${quoted}']`, close: '' });
}

type Insertion = { start: number; end: number; text: string; close: string };

/** `close` is written where it does not stand already. */
function insert(view: EditorView, { start, end, text, close }: Insertion): void {
  const following = view.state.sliceDoc(end, end + close.length);
  let present = 0;
  while (present < close.length && following.startsWith(close.slice(0, present + 1))) present += 1;
  view.dispatch({
    changes: { from: start, to: end + present, insert: text + close },
    selection: { anchor: start + text.length + close.length },
  });
}

type OptionLook = { type: string; label: string; boost: number; detail: string };

function option(entry: ScopeEntry, { type, label, boost, detail }: OptionLook): Completion {
  return {
    label,
    type,
    boost,
    detail,
    ...(entry.info === undefined ? {} : { info: entry.info }),
    apply: (view, _completion, from, to) => {
      const isOpen = entry.expression.endsWith('(');
      const insert = isOpen && view.state.sliceDoc(to, to + 1) !== '(' ? `${entry.expression})` : entry.expression;
      view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + entry.expression.length } });
    },
  };
}
