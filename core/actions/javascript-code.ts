import { z } from 'zod';
import { defineAction } from './define-action.ts';
import { objectOf, required } from './input-schemas.ts';
import { bodyOf } from './output-schemas.ts';

/** WDL reference 8. */
export const javascriptCode = defineAction({
  id: 'JavaScriptCode',
  type: 'JavaScriptCode',
  title: 'Run JavaScript',
  group: 'Data operations',
  icon: 'braces',
  summary: 'Work out a value with a few lines of JavaScript.',
  docs: 'What the code returns is the body. It reads earlier steps with `workflowContext.actions.StepName.outputs` and the trigger with `workflowContext.trigger.outputs`. There are no modules, no network and no timers. An error, more than 15 seconds or more than 128 MB of memory fail the step.',
  inputsSchema: z.looseObject({
    code: required('The code'),
    explicitDependencies: objectOf('"explicitDependencies"').nullish(),
  }),
  form: [
    {
      path: ['inputs', 'code'],
      label: 'Code',
      control: 'multiline',
      required: true,
      placeholder: 'return workflowContext.trigger.outputs.body.items.length;',
    },
    {
      path: ['inputs', 'explicitDependencies'],
      label: 'Dependencies',
      control: 'value',
      placeholder: '{"actions": ["Get_order"], "includeTrigger": true}',
      help: 'The steps that the code may read. Left empty: those it names.',
    },
  ],
  settings: ['timeout', 'secureInputs', 'secureOutputs', 'trackedProperties'],
  outputs: bodyOf({ title: 'Result' }),
  create: () => ({ type: 'JavaScriptCode', inputs: { code: '' }, runAfter: {} }),
});
