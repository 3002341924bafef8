import { describe, expect, it } from 'vitest';

import type { TriggerDefinition } from '#core/definition/types.ts';
import type { ValueObject } from '#core/json/value.ts';
import { type PollAnswer, planPoll, pollRequest } from './plan-poll.ts';
import type { FiredTrigger } from './plan-runs.ts';

const NOW = Date.parse('2026-05-01T10:00:00Z');
const ASKED = 'https://api.example.com/orders?page=1';

function triggerOf(more: Partial<TriggerDefinition> = {}, parameters: ValueObject = {}): FiredTrigger {
  const definition = { type: 'Http', inputs: { method: 'GET', uri: ASKED }, ...more };
  const version = { definition: { triggers: { poll: definition } }, parameters };
  return { flow: { id: 'f', name: 'Flow' }, version, name: 'poll', definition };
}

function answerOf(statusCode: number, headers: ValueObject = {}, body: ValueObject = {}): PollAnswer {
  const outputs = { statusCode, headers, body };
  if (statusCode < 300) return { status: 'Succeeded', code: statusCode === 200 ? 'OK' : 'Accepted', outputs };
  const error = { code: 'Failed', message: `The host answered with the status ${statusCode}.` };
  return { status: 'Failed', code: 'Failed', error, outputs, ...(statusCode >= 500 && { retryable: true }) };
}

const plan = (answer: PollAnswer, trigger = triggerOf(), pollUri?: string) =>
  planPoll(trigger, answer, { pollUri, now: NOW }, ASKED);

describe('the answer to a poll', () => {
  it('starts a run with the status 200, which sees the answer as that of an Http action', () => {
    const { status, runs } = plan(answerOf(200, { etag: 'x' }, { id: 7 }));
    expect(status).toBe('Fired');
    expect(runs.map(({ trigger }) => trigger)).toMatchObject([
      { name: 'poll', code: 'OK', outputs: { statusCode: 200, headers: { etag: 'x' }, body: { id: 7 } } },
    ]);
  });

  it.each([202, 201, 204])('starts none with the status %i', (status) => {
    expect(plan(answerOf(status))).toMatchObject({ status: 'Skipped', runs: [] });
  });

  it.each([301, 404, 503])('fails with the status %i, and says why', (status) => {
    expect(plan(answerOf(status))).toMatchObject({ status: 'Failed', message: expect.stringContaining(`${status}`) });
  });

  it('fails when none came', () => {
    const error = { code: 'BadGateway', message: 'The host refused the connection.' };
    const answer: PollAnswer = { status: 'Failed', code: 'BadGateway', error, retryable: true };
    expect(plan(answer)).toMatchObject({ status: 'Failed', code: 'BadGateway', message: error.message });
  });

  it('says when and where the next poll is', () => {
    const moved = plan(answerOf(202, { 'retry-after': '60', location: '/orders?page=2' }));
    expect(moved).toMatchObject({ retryAfter: 60_000, pollUri: 'https://api.example.com/orders?page=2' });
    expect(plan(answerOf(200), triggerOf(), 'https://api.example.com/orders?page=2').pollUri).toBeUndefined();
  });

  it('keeps its place after what may pass, and begins anew after what will not', () => {
    const place = 'https://api.example.com/orders?page=2';
    expect(plan(answerOf(503), triggerOf(), place).pollUri).toBe(place);
    expect(plan(answerOf(410), triggerOf(), place).pollUri).toBeUndefined();
    expect(plan(answerOf(302, { location: '/sign-in' })).pollUri).toBeUndefined();
  });

  it('is split into runs', () => {
    const { runs } = plan(answerOf(200, {}, { value: [1, 2] }), triggerOf({ splitOn: "@triggerBody()?['value']" }));
    expect(runs.map(({ trigger }) => trigger.outputs.body)).toEqual([1, 2]);
  });

  it('is asked for again when an expression of the trigger fails on it', () => {
    const broken = plan(answerOf(200, { location: '/next' }), triggerOf({ splitOn: '@triggerBody()' }), ASKED);
    expect(broken).toMatchObject({ status: 'Failed', code: 'InvalidTemplate', pollUri: ASKED });
  });
});

describe('conditions of a polling trigger', () => {
  const judged = (expression: string) => triggerOf({ conditions: [{ expression }] });

  it('leave out what does not meet them', () => {
    const open = judged("@equals(triggerBody()?['state'], 'open')");
    expect(plan(answerOf(200, {}, { state: 'done' }), open)).toMatchObject({ status: 'Skipped', code: 'OK' });
    expect(plan(answerOf(200, {}, { state: 'open' }), open).status).toBe('Fired');
    expect(plan(answerOf(202, {}, { state: 'open' }), open).status).toBe('Skipped');
  });

  it.each([
    ["@equals(triggers().code, 'Failed')", 503, 'Fired'],
    ["@equals(triggers().code, 'Failed')", 200, 'Skipped'],
    ['@or(equals(triggers().code, 200), equals(triggers().code, 201))', 201, 'Fired'],
    ["@equals(triggerOutputs()['statusCode'], 404)", 404, 'Fired'],
    ["@equals(triggerOutputs()['statusCode'], 404)", 503, 'Failed'],
  ])('that mention the status decide alone: %s on %i', (expression, status, expected) => {
    expect(plan(answerOf(status), judged(expression)).status).toBe(expected);
  });
});

describe('the request of a poll', () => {
  const request = (trigger: FiredTrigger, pollUri?: string) => pollRequest(trigger, { pollUri, now: NOW });
  const secret = { method: 'POST', uri: ASKED, headers: { 'x-key': 'k' }, queries: { a: 'b' }, body: { q: 1 } };

  it('is worked out with parameters and application settings', () => {
    const trigger = triggerOf(
      { inputs: { method: 'GET', uri: "https://@{parameters('host')}/@{appsetting('path')}?k=@{parameters('key')}" } },
      { host: 'example.com', key: "@appsetting('Key')" },
    );
    trigger.version.appSettings = { path: 'orders', Key: 's' };
    expect(request(trigger).inputs.uri).toBe('https://example.com/orders?k=s');
  });

  it('goes to the address that the last answer named', () => {
    const next = 'https://api.example.com/orders?page=2';
    expect(request(triggerOf({ inputs: secret }), next).inputs).toEqual({ ...secret, uri: next, queries: null });
  });

  it('tells another origin nothing of what the author gave', () => {
    const next = 'https://elsewhere.example.com/orders';
    expect(request(triggerOf({ inputs: secret }), next).inputs).toEqual({ method: 'GET', uri: next });
  });

  it('has the time limit of its setting', () => {
    const trigger = triggerOf({ runtimeConfiguration: { requestOptions: { timeout: 'PT7S' } } });
    expect(request(trigger)).toMatchObject({ timeout: 7_000, policy: { type: 'exponential', count: 4 } });
    expect(request(triggerOf()).timeout).toBe(120_000);
  });

  it('is refused in words when an expression fails', () => {
    const trigger = triggerOf({ inputs: { method: 'GET', uri: "@parameters('missing')" } });
    expect(() => request(trigger)).toThrow(/inputs failed.*missing/);
  });
});
