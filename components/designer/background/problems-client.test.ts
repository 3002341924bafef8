import { describe, expect, it } from 'vitest';
import type { Problem } from '#core/validation/problem.ts';
import { createProblemsClient, type FoundProblems } from './problems-client.ts';

const PROBLEM: Problem = { code: 'Found', severity: 'error', message: 'm', pointer: '' };
const inputOf = (text: string) => ({ text, refused: null, parametersText: '{}' });

/** A thread that answers when it is told to. */
function startThread() {
  const heard: { text: string }[] = [];
  const thread = {
    isEnded: false,
    onmessage: null as Worker['onmessage'],
    onerror: null as Worker['onerror'],
    postMessage: (input: { text: string }) => void heard.push(input),
    terminate() {
      thread.isEnded = true;
    },
  };
  const answer = (problems: Problem[]) =>
    thread.onmessage?.call({} as Worker, { data: problems } as MessageEvent<Problem[]>);
  const fail = () => thread.onerror?.call({} as Worker, {} as ErrorEvent);
  return { thread, heard, answer, fail };
}

function createClient(start: Parameters<typeof createProblemsClient>[1]) {
  const found: FoundProblems[] = [];
  const client = createProblemsClient((each) => void found.push(each), start);
  return { client, found };
}

describe('the client of the validation', () => {
  it('gives the answer with the input it belongs to', () => {
    const { thread, answer } = startThread();
    const { client, found } = createClient(() => thread);
    const input = inputOf('a');
    client.check(input);
    answer([PROBLEM]);
    expect(found).toEqual([{ input, problems: [PROBLEM] }]);
    expect(found[0]?.input).toBe(input);
  });

  it('asks about the last of the texts that came meanwhile, and gives only its answer', () => {
    const { thread, heard, answer } = startThread();
    const { client, found } = createClient(() => thread);
    for (const text of ['a', 'b', 'c']) client.check(inputOf(text));
    answer([]);
    expect(found).toEqual([]);
    expect(heard.map(({ text }) => text)).toEqual(['a', 'c']);
    answer([PROBLEM]);
    expect(found.map(({ input }) => input.text)).toEqual(['c']);
  });

  it('does the work itself where there are no threads', () => {
    const { client, found } = createClient(() => null);
    client.check(inputOf('{"triggers": '));
    expect(found[0]?.problems.map(({ code }) => code)).toContain('InvalidJson');
  });

  it('does the work itself once the thread has failed, beginning with what was asked last', () => {
    const { thread, fail } = startThread();
    const { client, found } = createClient(() => thread);
    client.check(inputOf('{'));
    client.check(inputOf('['));
    fail();
    client.check(inputOf('{"a": '));
    expect(thread.isEnded).toBe(true);
    expect(found.map(({ input }) => input.text)).toEqual(['[', '{"a": ']);
  });
});
