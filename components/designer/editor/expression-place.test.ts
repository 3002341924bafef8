import { describe, expect, it } from 'vitest';
import { callAt, expressionPlace } from './expression-place.ts';

/** The place of `|` in the text. */
function at(marked: string) {
  return expressionPlace(marked.replace('|', ''), marked.indexOf('|'));
}

function call(marked: string) {
  return callAt(marked.replace('|', ''), marked.indexOf('|'));
}

describe('expressionPlace', () => {
  it('knows words where a value begins', () => {
    expect(at('@|')).toMatchObject({ kind: 'word', typed: '', from: 1 });
    expect(at('@con|')).toMatchObject({ kind: 'word', typed: 'con', from: 1 });
    expect(at('x @{concat(1, gu|')).toMatchObject({ kind: 'word', typed: 'gu' });
    expect(at('@concat(1, |)')).toMatchObject({ kind: 'word', typed: '' });
  });

  it('knows the name in the first argument, with and without its quote', () => {
    expect(at("@outputs('Get_|")).toEqual({ kind: 'name', call: 'outputs', from: 10, typed: 'Get_', isQuoted: true });
    expect(at("@outputs('Get_|or')")).toMatchObject({ kind: 'name', typed: 'Get_' });
    expect(at('@outputs(|)')).toMatchObject({ kind: 'name', call: 'outputs', isQuoted: false });
  });

  it('knows properties of what stands before them', () => {
    expect(at("@body('Get')?['na|")).toMatchObject({
      kind: 'property',
      target: "body('Get')",
      typed: 'na',
      form: 'quoted',
    });
    expect(at("@concat('a', body('Get')?['x']['y'][|")).toMatchObject({
      target: "body('Get')?['x']['y']",
      form: 'bracket',
    });
    expect(at('@triggerBody()?.order.|')).toMatchObject({ target: 'triggerBody()?.order', typed: '', form: 'dotted' });
    expect(at('@first(triggerBody()?.items).na|')).toMatchObject({
      target: 'first(triggerBody()?.items)',
      typed: 'na',
    });
  });

  it('has nothing to say in texts, behind values and outside of expressions', () => {
    expect(at("@concat(1, 'so|me')")).toBeUndefined();
    expect(at("@body('Get')|")).toBeUndefined();
    expect(at('plain |text')).toBeUndefined();
    expect(at("'@concat'|")).toBeUndefined();
  });
});

describe('callAt', () => {
  it('counts the arguments of the innermost call', () => {
    expect(call("@concat('a', |")).toMatchObject({ name: 'concat', argument: 1 });
    expect(call("@concat(add(1, 2|), 'x')")).toMatchObject({ name: 'add', argument: 1 });
    expect(call("@concat(add(1, 2), 'x|')")).toMatchObject({ name: 'concat', argument: 1 });
    expect(call("@first(body('A')?[length(|")).toMatchObject({ name: 'length', argument: 0 });
    expect(call("@first(body('A')?['b|")).toMatchObject({ name: 'first', argument: 0 });
  });

  it('is undefined outside of brackets', () => {
    expect(call("@concat('a')|")).toBeUndefined();
    expect(call('text|')).toBeUndefined();
  });
});
