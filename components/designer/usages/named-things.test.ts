import { describe, expect, it } from 'vitest';
import { namedThings, usageLines } from './named-things.ts';

const TEXT = `{
  "parameters": { "url": { "type": "String" } },
  "actions": {
    "Call": { "type": "Http", "inputs": { "uri": "@parameters('URL')" }, "runAfter": {} },
    "Show": { "type": "Compose", "inputs": "@body('Call')", "runAfter": { "Call": ["Succeeded"] } }
  }
}`;

describe('what has a name', () => {
  it('is listed with how often it is used, its declaration apart', () => {
    expect(namedThings(TEXT)).toEqual([
      { kind: 'parameter', name: 'url', uses: 1 },
      { kind: 'step', name: 'Call', uses: 2 },
      { kind: 'step', name: 'Show', uses: 0 },
    ]);
    expect(namedThings('{')).toEqual([]);
  });

  it('shows the line of each usage and the step it stands in', () => {
    const lines = usageLines(TEXT, { kind: 'parameter', name: 'url' });
    expect(lines.map(({ as, step, named }) => [as, step, named])).toEqual([
      ['declaration', undefined, '"url"'],
      ['expression', 'Call', "'URL'"],
    ]);
    expect(lines[1]?.before).toMatch(/"uri": "@parameters\($/);
    expect(lines[1]?.after).toMatch(/^\)" }/);
  });
});
