import { describe, expect, it } from 'vitest';
import { findProblems } from './find-problems.ts';

const TEXT = JSON.stringify({
  definition: {
    parameters: { base: { type: 'String' } },
    triggers: { manual: { type: 'Request' } },
    actions: { Inner: { type: 'Compose', inputs: "@concat(parameters('base'), nope())" } },
  },
});
const ASKED = { text: TEXT, refused: null, parametersText: '{"base": "x"}' };

describe('problems', () => {
  it('are those of the text with the values given for its parameters', () => {
    const codes = (parametersText: string) => findProblems({ ...ASKED, parametersText }).map(({ code }) => code);
    expect(codes('{}').length).toBe(codes('{"base": "x"}').length + 1);
    expect(codes('{"base": ')).toEqual(codes('{}'));
  });

  it('include what the server refused, for as long as the text is the same', () => {
    const problem = { code: 'ServerOnly', severity: 'error', message: 'm', pointer: '' } as const;
    const refused = { text: TEXT, problems: [problem] };
    const codes = (text: string) => findProblems({ ...ASKED, text, refused }).map(({ code }) => code);
    expect(codes(TEXT)).toContain('ServerOnly');
    expect(codes(`${TEXT} `)).not.toContain('ServerOnly');
  });
});
