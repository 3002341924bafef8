import { describe, expect, it } from 'vitest';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import { wrapInForeach } from './wrap-in-foreach.ts';

const TEXT = JSON.stringify({
  triggers: { manual: { type: 'Request' } },
  actions: {
    For_each: { type: 'Compose', inputs: 1, runAfter: {} },
    Line: { type: 'Compose', inputs: '', runAfter: { For_each: ['Succeeded'] } },
    After: { type: 'Compose', inputs: "@outputs('Line')", runAfter: { Line: ['Succeeded'] } },
  },
});

describe('wrapInForeach', () => {
  it('puts the step into a loop over the list, under a free name', () => {
    const { loop, apply } = wrapInForeach(TEXT, { step: 'Line', list: "triggerBody()?['lines']" });
    const actions = parseDefinition(apply(TEXT)).definition?.actions;
    expect(loop).toBe('For_each_2');
    expect(actions?.[loop]).toMatchObject({ type: 'Foreach', foreach: "@triggerBody()?['lines']" });
    expect(Object.keys(actions?.[loop]?.actions ?? {})).toEqual(['Line']);
    expect(actions?.After?.runAfter).toEqual({ For_each_2: ['Succeeded'] });
  });

  it('tells who cannot read the step any more', () => {
    expect(wrapInForeach(TEXT, { step: 'Line', list: 'triggerBody()' }).broken).toMatchObject([{ action: 'After' }]);
  });
});
