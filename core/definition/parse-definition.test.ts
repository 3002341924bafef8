import { describe, expect, it } from 'vitest';
import { parseJson } from '#core/json/parse-json.ts';
import { parseDefinition, readDefinition } from './parse-definition.ts';

describe('a definition read from a value', () => {
  it.each([
    ['bare', '{"actions": {"A": {"type": "Compose", "inputs": 5.0}}}'],
    ['in the wrapper of a project', '{"definition": {"actions": {}}, "kind": "stateless"}'],
    ['of a kind that nobody knows', '{"definition": {"actions": {}}, "kind": 5}'],
    ['with names like integers', '{"actions": {"2": {"type": "Compose"}, "1": {"type": "Compose"}}}'],
    ['with what has not the right shape', '{"actions": {"A": {"type": 1, "runAfter": []}, "B": null}, "triggers": 1}'],
    ['of a text that holds none', '[1, 2]'],
  ])('is the one of the text: %s', (_, text) => {
    const { definition, kind, root } = parseDefinition(text);
    expect(readDefinition(parseJson(text))).toEqual({ definition, kind, root });
  });
});
