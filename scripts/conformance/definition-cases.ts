/**
 * Real definitions: each is parsed, checked as publishing checks it, survives an edit that changes nothing byte for byte, and
 * runs to its end with what it needs from outside mocked.
 */

import { setAt } from '#core/definition/json-path-edits.ts';
import { nodeAt } from '#core/definition/json-pointer.ts';
import { nodeValue } from '#core/definition/json-value.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { TriggerDefinition, WorkflowDefinition } from '#core/definition/types.ts';
import { walkActions } from '#core/definition/walk.ts';
import type { Firing } from '#core/interpreter/testing/vector.ts';
import type { Mismatch } from '#core/interpreter/testing/vector-mismatches.ts';
import type { ValueObject } from '#core/json/value.ts';
import { validateDefinition } from '#core/validation/validate-definition.ts';
import { brokenBy, type CaseResult, judged } from './case-result.ts';
import { fireLocally, type LocalFlow } from './fire-locally.ts';
import { mockActions, mockTrigger } from './mock-actions.ts';
import { statusDifferences } from './predicted-statuses.ts';
import { parameterSample, sampleOf } from './sample.ts';

const NOW = Date.parse('2026-01-15T08:00:00Z');

export async function runDefinitionCase(name: string, text: string): Promise<CaseResult> {
  try {
    const { definition, kind, problems } = parseDefinition(text);
    if (definition === null) {
      return judged(name, [{ place: 'parse', expected: 'a definition', got: problems.map(({ message }) => message) }]);
    }
    const parameters = parametersFor(definition);
    const flow = { name, definition, kind, parameters };
    const differences = [...textDifferences(text), ...(await runDifferences(flow))];
    return { ...judged(name, differences), problems: errorsIn(text, parameters) };
  } catch (error) {
    return judged(name, [brokenBy(error)]);
  }
}

/** A template may be incomplete on purpose: that checking it ends with a list is what counts, not that the list is empty. */
function errorsIn(text: string, parameters: ValueObject): string[] {
  const errors = validateDefinition(text, { parameters }).filter(({ severity }) => severity === 'error');
  return errors.map(({ pointer, code, message }) => `${pointer} ${code}: ${message}`);
}

function textDifferences(text: string): Mismatch[] {
  return editedWithoutChange(text) === text ? [] : [{ place: 'text', expected: 'the same bytes', got: 'others' }];
}

async function runDifferences(flow: LocalFlow): Promise<Mismatch[]> {
  const { definition } = flow;
  mockTrigger(definition);
  mockActions(definition);
  const { runs, response } = await fireLocally({
    flow,
    firings: [firingOf(definition)],
    servers: [],
    now: NOW,
    otherwise: { status: 200, body: {} },
  });
  const [run] = runs;
  if (run === undefined) return [{ place: 'runs', expected: 'a run', got: response?.body ?? null }];
  return statusDifferences(definition, run);
}

function parametersFor({ parameters = {} }: WorkflowDefinition): ValueObject {
  const open = Object.entries(parameters).filter(([, { defaultValue }]) => defaultValue === undefined);
  return Object.fromEntries(open.map(([name, { type }]) => [name, parameterSample(type)]));
}

/** Writes every action anew, as it is. */
function editedWithoutChange(text: string): string {
  const { definition, root, document } = parseDefinition(text);
  const paths = definition === null ? [] : walkActions(definition).map(({ path }) => [...root, ...path]);
  return paths.reduce((edited, path) => {
    const node = nodeAt(document.root, path);
    return node ? setAt(edited, path, nodeValue(node)) : edited;
  }, text);
}

/** The first trigger, called with what its schema asks for. */
function firingOf({ triggers = {} }: WorkflowDefinition): Firing {
  const [first] = Object.entries(triggers);
  if (first === undefined) throw new Error('The definition has no trigger.');
  const [name, trigger] = first;
  if (trigger.type.toLowerCase() !== 'request') return { name };
  return { name, ...requestFor(trigger) };
}

function requestFor({ inputs = {} }: TriggerDefinition): Omit<Firing, 'name'> {
  const { method, relativePath, schema } = inputs;
  return {
    ...(typeof method === 'string' && method !== '' ? { method } : {}),
    ...(typeof relativePath === 'string' ? { relativePath: relativePath.replace(/\{[^}]*\}/g, 'sample') } : {}),
    body: sampleOf(schema),
  };
}
