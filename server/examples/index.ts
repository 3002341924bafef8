/** The examples a new flow can start from. Each runs at once without a network beyond this machine. */

import customerAddressUpdate from './customer-address-update.json' with { type: 'json' };
import empty from './empty.json' with { type: 'json' };
import greeting from './greeting.json' with { type: 'json' };
import healthCheck from './health-check.json' with { type: 'json' };

export type Example = { id: string; title: string; summary: string; definition: string };

export const EMPTY_DEFINITION = textOf(empty);

export const EXAMPLES: readonly Example[] = [
  {
    id: 'greeting',
    title: 'Answer a request',
    summary: 'A webhook takes a name, composes a greeting and answers with it.',
    definition: textOf(greeting),
  },
  {
    id: 'customer-address-update',
    title: 'Customer address update',
    summary:
      'A shop reports a new address. CRM and inventory are updated in parallel, with retries; failures are handled and the caller learns what happened.',
    definition: textOf(customerAddressUpdate),
  },
  {
    id: 'health-check',
    title: 'Scheduled health check',
    summary: 'Every five minutes an endpoint is called; a variable keeps whether it is up, and why not.',
    definition: textOf(healthCheck),
  },
];

export function findExample(id: string): Example | undefined {
  return EXAMPLES.find((example) => example.id === id);
}

/** The text as the designer shows it. */
function textOf(definition: unknown): string {
  return `${JSON.stringify(definition, null, 2)}\n`;
}
