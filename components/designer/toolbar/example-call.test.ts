import { describe, expect, it } from 'vitest';
import { exampleCall, samplePayload } from './example-call.ts';

const definition = {
  triggers: { manual: { type: 'Request', inputs: { schema: { properties: { name: { default: "O'Hara" } } } } } },
};

describe('exampleCall', () => {
  it('sends a body that fits the schema, quoted for a shell', () => {
    expect(samplePayload(definition)).toBe('{\n  "name": "O\'Hara"\n}');
    expect(exampleCall(definition, 'http://x/y?sig=1')).toContain(`"O'\\''Hara"`);
  });

  it('offers a batch such as the trigger collects', () => {
    const batch = { triggers: { Collect: { type: 'Batch', inputs: { configurations: { Orders: {} } } } } };
    expect(JSON.parse(samplePayload(batch) ?? '')).toMatchObject({ batchName: 'Orders', items: [{ messageId: '1' }] });
  });

  it('sends no body with GET', () => {
    const get = { triggers: { manual: { type: 'Request', inputs: { method: 'get' } } } };
    expect(exampleCall(get, 'http://x')).toBe("curl -X GET 'http://x'");
  });
});
