import { describe, expect, it } from 'vitest';

import { codes, compose, problemsOf, startsAfter, triggered } from './testing/definitions.ts';

const http = (inputs: object, rest: object = {}): object => ({
  type: 'Http',
  inputs: { method: 'GET', uri: 'https://example.com', ...inputs },
  ...rest,
});
const signedIn = (authentication: object): object => ({ A: http({ authentication }) });
const retried = (retryPolicy: object): object => ({ A: http({ retryPolicy }) });
const running = (runtimeConfiguration: object): object => ({ A: http({}, { runtimeConfiguration }) });
const answer = (rest: object = {}): object => ({ type: 'Response', inputs: { statusCode: 200 }, ...rest });
const mocked = (result: unknown, option: object = { staticResultOptions: 'Enabled' }): [object, object] => [
  { A: http({}, { runtimeConfiguration: { staticResult: { name: 'Mock', ...option } } }) },
  { staticResults: { Mock: result } },
];

describe('rules about calls', () => {
  it.each<[string, object, string[]]>([
    ['an unknown sign-in', signedIn({ type: 'Magic' }), ['AuthenticationType']],
    ['a sign-in without what it needs', signedIn({ type: 'basic', username: 'ada' }), ['AuthenticationIncomplete']],
    ['a managed identity', signedIn({ type: 'ManagedServiceIdentity' }), ['AuthenticationNotSupported']],
    [
      'a client that signs in by certificate',
      signedIn({ type: 'ActiveDirectoryOAuth', tenant: 't', audience: 'a', clientId: 'c', pfx: 'x' }),
      ['AuthenticationNotSupported'],
    ],
    [
      'waits between retries that exclude each other',
      retried({ type: 'exponential', count: 2, interval: 'PT10S', minimumInterval: 'PT1H', maximumInterval: 'PT1M' }),
      ['InvalidRetryPolicy'],
    ],
    ['hidden data that is no list', running({ secureData: { properties: 'inputs' } }), ['SecureData']],
    ['pages of no number', running({ paginationPolicy: { minimumItemCount: 'many' } }), ['PaginationPolicy']],
    ['an unknown way to transfer', running({ contentTransfer: { transferMode: 'Pieces' } }), ['ContentTransfer']],
    ['a number of cycles without effect', { A: http({}, { limit: { count: 5 } }) }, ['CountWithoutEffect']],
    ['a long address', { A: http({ uri: `https://example.com/${'a'.repeat(16_400)}` }) }, ['OverLimit']],
    ['listCallbackUrl() outside a webhook', { A: compose('@listCallbackUrl()') }, ['CallbackUrlOutsideWebhook']],
    ['two Responses side by side', { A: answer(), B: answer() }, ['SecondResponse']],
    ['a Response after another', { A: answer(), B: answer(startsAfter('A')) }, ['SecondResponse']],
  ])('find %s', (_, actions, expected) => {
    expect(codes(actions)).toEqual(expected);
  });

  it.each<[string, object]>([
    ['sign-ins that are complete, or told at run time', signedIn({ type: 'Raw', value: 'x' })],
    ['a sign-in from a parameter', signedIn({ type: "@triggerBody()?['type']" })],
    [
      'a Response for each way that a step can end',
      {
        Call: http({}),
        Good: answer(startsAfter('Call')),
        Bad: answer({ runAfter: { Call: ['Failed', 'TimedOut'] } }),
        Worse: answer({ runAfter: { Bad: ['Failed', 'Skipped'], Good: ['Failed', 'Skipped'] } }),
      },
    ],
    [
      'a Response on each side of a condition',
      { I: { type: 'If', expression: '@true', actions: { A: answer() }, else: { actions: { B: answer() } } } },
    ],
    ['a webhook that gives its address away', { W: { type: 'HttpWebhook', inputs: { subscribe: subscribed() } } }],
  ])('accept %s', (_, actions) => {
    expect(codes(actions)).toEqual([]);
  });

  it('warn of a Response that splitOn leaves without a caller', () => {
    const rest = triggered({ type: 'Request', inputs: {}, splitOn: '@triggerBody()' });
    expect(problemsOf({ A: answer() }, rest)).toMatchObject([
      { code: 'ResponseWithSplitOn', severity: 'warning', pointer: '/triggers/Start/splitOn' },
    ]);
  });
});

describe('static results', () => {
  it.each<[string, [object, object], string[]]>([
    ['of an unknown status', mocked({ status: 'Done' }), ['StaticResult']],
    ['that are no object', mocked('x'), ['StaticResult']],
    ['that fail without an error', mocked({ status: 'Failed' }), ['StaticResultError']],
    ['of an HTTP action without a status', mocked({ status: 'Succeeded', outputs: {} }), ['StaticResultStatus']],
    [
      'with an unknown switch',
      mocked({ status: 'Succeeded', outputs: { statusCode: 200 } }, { staticResultOptions: 'On' }),
      ['StaticResultOption'],
    ],
  ])('%s are found', (_, [actions, rest], expected) => {
    expect(codes(actions, rest)).toEqual(expected);
  });

  it('of the designer are accepted', () => {
    const [actions, rest] = mocked({ status: 'Succeeded', outputs: { headers: {}, statusCode: 'OK' } });
    expect(codes(actions, rest)).toEqual([]);
  });
});

function subscribed(): object {
  return { method: 'POST', uri: 'https://example.com', body: '@listCallbackUrl()' };
}
