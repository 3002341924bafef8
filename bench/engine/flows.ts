/** The flows of the engine's benchmarks. */

import { definitionOf } from '#e2e/flows.ts';

const call = (uri: string, after?: string) => ({
  type: 'Http',
  inputs: { method: 'POST', uri, body: { id: "@triggerBody()?['id']" } },
  runAfter: after === undefined ? {} : { [after]: ['Succeeded'] },
});

const answer = (after: string, body: unknown) => ({
  Answer: { type: 'Response', inputs: { statusCode: 200, body }, runAfter: { [after]: ['Succeeded'] } },
});

const TRANSFORM = {
  Lines: {
    type: 'Select',
    inputs: {
      from: "@triggerBody()?['lines']",
      select: { sku: "@toUpper(item()?['sku'])", total: "@mul(item()?['price'], item()?['count'])" },
    },
    runAfter: {},
  },
};

/** What callers of the transforming flow send. */
export const ORDER = JSON.stringify({
  id: 4711,
  lines: Array.from({ length: 5 }, (_, index) => ({ sku: `sku-${index}`, price: 12.5, count: index + 1 })),
});

/** Nothing but the acceptance and one step in memory. */
export const acceptOnly = () => definitionOf({ Note: { type: 'Compose', inputs: '@triggerBody()', runAfter: {} } });

export const threeCalls = (target: string) =>
  definitionOf({
    Check: call(`${target}/check`),
    Reserve: call(`${target}/reserve`, 'Check'),
    Ship: call(`${target}/ship`, 'Reserve'),
  });

/** Request, two steps in memory, Response. */
export const transformed = () => ({
  ...definitionOf({ ...TRANSFORM, ...answer('Lines', { order: "@triggerBody()?['id']", lines: "@body('Lines')" }) }),
});

export const manyCalls = (target: string, count: number) => {
  const names = Array.from({ length: count }, (_, index) => `Call_${index}`);
  const steps = names.map((name, index) => [name, call(`${target}/step`, names[index - 1])]);
  return definitionOf({ ...Object.fromEntries(steps), ...answer(names.at(-1) ?? '', 'done') });
};
