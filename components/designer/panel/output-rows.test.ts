import { describe, expect, it } from 'vitest';
import { flowSchemas } from '#components/designer/editor/flow-schemas.ts';
import { outputRows } from './output-rows.ts';

const SCHEMA = { type: 'object', properties: { id: { type: 'integer' } } };

const DEFINITION = {
  triggers: { manual: { type: 'Request', inputs: { schema: SCHEMA } } },
  actions: {
    "It's": { type: 'ParseJson', inputs: { content: '', schema: SCHEMA } },
    Words: { type: 'Compose', inputs: 'a' },
    Wait: { type: 'Wait', inputs: {} },
  },
};

const expressions = (kind: 'trigger' | 'action', name: string) =>
  outputRows(flowSchemas(DEFINITION, undefined), { kind, name }).map(({ expression }) => expression);

describe('outputRows', () => {
  it('lists the parts of the outputs and what is in the body', () => {
    expect(expressions('action', "It's")).toEqual(["body('It''s')", "body('It''s')?['id']"]);
    expect(expressions('trigger', 'manual')).toContain("triggerBody()?['id']");
  });

  it('is the whole for outputs without parts, and nothing where there are none', () => {
    expect(expressions('action', 'Words')).toEqual(["outputs('Words')"]);
    expect(expressions('action', 'Wait')).toEqual([]);
  });
});
