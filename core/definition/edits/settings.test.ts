import { describe, expect, it } from 'vitest';
import { notesOf } from '#core/definition/notes.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { Value } from '#core/json/value.ts';
import { addNote } from './add-note.ts';
import { addParameter } from './add-parameter.ts';
import { changeNote } from './change-note.ts';
import { deleteNote } from './delete-note.ts';
import { removeParameter } from './remove-parameter.ts';
import { removeSetting } from './remove-setting.ts';
import { removeStaticResult } from './remove-static-result.ts';
import { setDisabled } from './set-disabled.ts';
import { setStaticResult } from './set-static-result.ts';
import { setValue } from './set-value.ts';
import { switchStaticResult } from './switch-static-result.ts';
import { actionOf, FLOW } from './testing/flow.ts';

const STEP = '/actions/First';

describe('settings of a step', () => {
  it.each<[string, Value]>([
    ['runtimeConfiguration/concurrency/repetitions', 1],
    ['runtimeConfiguration/paginationPolicy/minimumItemCount', 100],
    ['runtimeConfiguration/contentTransfer/transferMode', 'Chunked'],
    ['runtimeConfiguration/requestOptions/timeout', 'PT1M'],
    ['runtimeConfiguration/secureData/properties', ['inputs', 'outputs']],
    ['operationOptions', 'DisableAsyncPattern, Sequential'],
    ['limit/timeout', 'PT1H'],
    ['limit/count', 5],
    ['trackedProperties/order', "@action()['outputs']"],
    ['inputs2/retryPolicy/type', 'none'],
  ])('%s is written and removed without a trace', (path, value) => {
    const pointer = `${STEP}/${path}`;
    const written = setValue(FLOW, { pointer, value });
    expect(JSON.stringify(actionOf(written, 'First'))).toContain(JSON.stringify(value));
    expect(removeSetting(written, { pointer, within: STEP })).toBe(FLOW);
  });

  it('keeps what else stands in the objects around it, and the step itself', () => {
    const both = setValue(setValue(FLOW, { pointer: `${STEP}/limit/count`, value: 5 }), {
      pointer: `${STEP}/limit/timeout`,
      value: 'PT1H',
    });
    expect(actionOf(removeSetting(both, { pointer: `${STEP}/limit/count`, within: STEP }), 'First')?.limit).toEqual({
      timeout: 'PT1H',
    });
    expect(removeSetting('{"actions":{"A":{"type":"X"}}}', { pointer: '/actions/A/type', within: '/actions/A' })).toBe(
      '{"actions":{"A":{}}}',
    );
    expect(removeSetting(FLOW, { pointer: `${STEP}/limit/count`, within: STEP })).toBe(FLOW);
  });
});

describe('setDisabled', () => {
  it('switches steps off and on again without a trace', () => {
    const off = setDisabled(FLOW, { names: ['first', 'Scope'], disabled: true });
    expect(actionOf(off, 'First')?.metadata).toEqual({ disabled: true });
    expect(setDisabled(off, { names: ['First'], disabled: true })).toBe(off);
    expect(setDisabled(off, { names: ['First', 'Scope'], disabled: false })).toBe(FLOW);
  });

  it('keeps other metadata', () => {
    const text = '{"actions":{"A":{"type":"Compose","metadata":{"operationMetadataId":"x"}}}}';
    const off = setDisabled(text, { names: ['A'], disabled: true });
    expect(actionOf(off, 'A')?.metadata).toEqual({ operationMetadataId: 'x', disabled: true });
    expect(setDisabled(off, { names: ['A'], disabled: false })).toBe(text);
  });
});

describe('static results', () => {
  const result = { status: 'Failed', error: { code: 'X', message: 'y' } };

  it('are given, switched and taken away without a trace', () => {
    const given = setStaticResult(FLOW, { name: 'first', result });
    expect(JSON.parse(given).staticResults).toEqual({ First0: result });
    const setting = () => actionOf(given, 'First')?.runtimeConfiguration?.staticResult;
    expect(setting()).toEqual({ name: 'First0', staticResultOptions: 'Enabled' });
    const off = switchStaticResult(given, { name: 'First', isOn: false });
    expect(off).toBe(given.replace('"Enabled"', '"Disabled"'));
    expect(removeStaticResult(off, { name: 'First' })).toBe(FLOW);
  });

  it('leave an entry that two steps share to the other one', () => {
    const shared = setValue(setStaticResult(FLOW, { name: 'First', result }), {
      pointer: '/actions/Last/runtimeConfiguration',
      value: { staticResult: { name: 'first0', staticResultOptions: 'Enabled' } },
    });
    const own = setStaticResult(shared, { name: 'Last', result: { status: 'Succeeded' } });
    expect(JSON.parse(own).staticResults).toEqual({ First0: result, Last0: { status: 'Succeeded' } });
    expect(JSON.parse(removeStaticResult(shared, { name: 'Last' })).staticResults).toEqual({ First0: result });
  });

  it('cannot be switched where there is none', () => {
    expect(() => switchStaticResult(FLOW, { name: 'First', isOn: true })).toThrow('has no static result');
  });
});

describe('parameters', () => {
  it('are added and removed; names differ in more than letter case', () => {
    const added = addParameter(FLOW, { name: 'base', parameter: { type: 'String', defaultValue: 'x' } });
    expect(JSON.parse(added).parameters).toEqual({ base: { type: 'String', defaultValue: 'x' } });
    expect(() => addParameter(added, { name: 'BASE', parameter: { type: 'Int' } })).toThrow(
      'a parameter "base" already',
    );
    expect(JSON.parse(removeParameter(added, { name: 'Base' })).parameters).toEqual({});
    expect(() => removeParameter(FLOW, { name: 'x' })).toThrow('no parameter named');
  });
});

describe('notes', () => {
  const position = { x: 10, y: -20 };
  const notes = (text: string) => notesOf(parseDefinition(text).definition ?? {});

  it('stand where the designer of Logic Apps keeps them', () => {
    const text = addNote(FLOW, { id: 'a1', content: '# Hello', position });
    expect(JSON.parse(text).metadata).toEqual({
      notes: { a1: { content: '# Hello', color: '#FFFBCC', metadata: { position, width: 240, height: 160 } } },
    });
    expect(deleteNote(text, { id: 'a1' })).toBe(FLOW);
    expect(() => addNote(text, { id: 'a1', content: '', position })).toThrow('already has');
  });

  it('change in what is given, and keep what is not understood', () => {
    const own =
      '{"actions":{"A":{"type":"X"}},"metadata":{"notes":{"a":{"content":"x","pinned":true,"metadata":{"z":1}}}}}';
    const text = changeNote(own, { id: 'a', content: 'y', color: '#fff', position, width: 300, step: 'a' });
    expect(JSON.parse(text).metadata.notes.a).toEqual({
      content: 'y',
      pinned: true,
      metadata: { z: 1, position, width: 300, step: 'A' },
      color: '#fff',
    });
    expect(notes(changeNote(text, { id: 'a', step: null }))).toEqual([
      { id: 'a', content: 'y', color: '#fff', position, width: 300, height: 160 },
    ]);
    expect(() => changeNote(own, { id: 'b', content: '' })).toThrow('no note "b"');
    expect(() => changeNote(own, { id: 'a', step: 'Nobody' })).toThrow('no action named');
  });

  it('are read as far as they have the shape of one', () => {
    const text =
      '{"actions":{},"metadata":{"notes":{"a":1,"b":{"color":"x"},"c":{"content":"","metadata":{"width":"1"}}}}}';
    expect(notes(text)).toEqual([
      { id: 'c', content: '', color: '#FFFBCC', position: { x: 0, y: 0 }, width: 240, height: 160 },
    ]);
    expect(notes('{"actions":{},"metadata":{"notes":[]}}')).toEqual([]);
  });
});
