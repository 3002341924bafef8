/**
 * The text of a definition → what engine, designer and validation work on. Accepts the bare definition and the wrapper
 * `{definition, kind}` of a Standard project (WDL reference 1). What has not the right shape is reported and left out,
 * so that everything that comes later may trust the types.
 */

import { findPropertyName } from '#core/json/get-property.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { choiceFix } from '#core/validation/choices.ts';
import type { Problem } from '#core/validation/problem.ts';
import { problemAt } from '#core/validation/problem-at.ts';
import { parseDocument } from './json-document.ts';
import type { JsonDocument } from './json-node.ts';
import { nodeValue } from './json-value.ts';
import { shapeDefinition } from './shape-definition.ts';
import type { FlowKind, WorkflowDefinition } from './types.ts';

type ParsedDefinition = {
  /** Null when the text holds no definition at all; what is broken inside one is left out of it. */
  definition: WorkflowDefinition | null;
  kind: FlowKind;
  /** Path of the definition inside the text: [] or ['definition']. */
  root: string[];
  problems: Problem[];
  document: JsonDocument;
};

const KINDS = { stateful: 'Stateful', stateless: 'Stateless' } as const;

/** What is in a value that was read already, for whoever asks for nothing else; null when it is no definition. */
export function readDefinition(value: Value): Pick<ParsedDefinition, 'definition' | 'kind' | 'root'> {
  if (!isObject(value)) return { definition: null, kind: 'Stateful', root: [] };
  const root = rootOf(value);
  const definition = shapeDefinition(root.reduce<Value>(step, value), { path: root, report: () => undefined });
  return { definition, kind: (root.length > 0 && findKind(value.kind)) || 'Stateful', root };
}

/** Never throws: what is wrong is in `problems`. */
export function parseDefinition(text: string): ParsedDefinition {
  const document = parseDocument(text);
  const problems = document.problems.map(syntaxProblem);
  const value = document.root ? nodeValue(document.root) : undefined;
  if (!isObject(value)) {
    if (problems.length === 0) problems.push(noDefinition(document));
    return { definition: null, kind: 'Stateful', root: [], problems, document };
  }
  const wrapper = value;
  const root = rootOf(wrapper);
  const definition = shapeDefinition(root.reduce<Value>(step, wrapper), {
    path: root,
    report: (path, message) => {
      problems.push(problemAt(document.root, { code: 'InvalidShape', severity: 'error', message, path }));
    },
  });
  const kind = root.length > 0 ? kindOf(wrapper, document, problems) : 'Stateful';
  return { definition, kind, root, problems, document };
}

function step(value: Value, name: string): Value {
  return isObject(value) ? (value[name] ?? null) : null;
}

/** A wrapper has a `definition`, and none of what a definition itself has. */
function rootOf(value: ValueObject): string[] {
  const isBare = Object.hasOwn(value, 'actions') || Object.hasOwn(value, 'triggers');
  return !isBare && isObject(value.definition) ? ['definition'] : [];
}

function kindOf(wrapper: ValueObject, document: JsonDocument, problems: Problem[]): FlowKind {
  const { kind } = wrapper;
  if (kind === undefined || kind === null) return 'Stateful';
  const known = findKind(kind);
  if (known) return known;
  const fix = choiceFix(document.root, ['kind'], { given: kind, choices: Object.values(KINDS) });
  problems.push(problemAt(document.root, { ...kindProblem(kind), path: ['kind'], ...fix }));
  return 'Stateful';
}

function findKind(kind: Value | undefined): FlowKind | undefined {
  const key = typeof kind === 'string' ? findPropertyName(KINDS, kind) : undefined;
  return key === undefined ? undefined : KINDS[key as keyof typeof KINDS];
}

/** The kinds of flows that an agent leads (WDL reference 1). */
const AGENT_KINDS = ['agentic', 'agent'];

function kindProblem(kind: Value): Pick<Problem, 'code' | 'severity' | 'message'> {
  if (typeof kind === 'string' && AGENT_KINDS.includes(kind.toLowerCase())) {
    const message = `Flows of the kind ${kind} run here as Stateful; the steps of agents in them do not run.`;
    return { code: 'AgentFlow', severity: 'warning', message };
  }
  const message = `The kind of a flow is Stateful or Stateless, not ${JSON.stringify(kind) ?? 'this'}.`;
  return { code: 'UnknownFlowKind', severity: 'error', message };
}

function syntaxProblem({ message, offset, line, column }: JsonDocument['problems'][number]): Problem {
  return {
    code: 'InvalidJson',
    severity: 'error',
    message: `Line ${line}, column ${column}: ${message}`,
    pointer: '',
    range: { start: offset, end: offset + 1 },
  };
}

function noDefinition(document: JsonDocument): Problem {
  const message = 'The text is no definition: an object with "triggers" and "actions" is expected.';
  return problemAt(document.root, { code: 'InvalidShape', severity: 'error', message, path: [] });
}
