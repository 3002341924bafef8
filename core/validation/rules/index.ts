/** The table of rules. */

import type { Rule } from '#core/validation/rule.ts';
import { actionSettings } from './action-settings.ts';
import { appSettings } from './app-settings.ts';
import { authentications } from './authentications.ts';
import { batches } from './batches.ts';
import { branches } from './branches.ts';
import { callbackUrls } from './callback-urls.ts';
import { conditions } from './conditions.ts';
import { durations } from './durations.ts';
import { expressions } from './expressions.ts';
import { loopReferences } from './loop-references.ts';
import { loops } from './loops.ts';
import { oldForm } from './old-form.ts';
import { oneTrigger } from './one-trigger.ts';
import { operationTypes } from './operation-types.ts';
import { outputs } from './outputs.ts';
import { parallelVariables } from './parallel-variables.ts';
import { parameters } from './parameters.ts';
import { recurrences } from './recurrences.ts';
import { references } from './references.ts';
import { requiredInputs } from './required-inputs.ts';
import { responses } from './responses.ts';
import { retryPolicies } from './retry-policies.ts';
import { runAfter } from './run-after.ts';
import { runAfterCycles } from './run-after-cycles.ts';
import { singleResponse } from './single-response.ts';
import { sizeLimits } from './size-limits.ts';
import { stateless } from './stateless.ts';
import { staticResults } from './static-results.ts';
import { switchedOffReferences } from './switched-off-references.ts';
import { switches } from './switches.ts';
import { terminations } from './terminations.ts';
import { trackedProperties } from './tracked-properties.ts';
import { triggerSettings } from './trigger-settings.ts';
import { uniqueNames } from './unique-names.ts';
import { variableValues } from './variable-values.ts';
import { variables } from './variables.ts';
import { waits } from './waits.ts';

export const RULES: readonly Rule[] = [
  oneTrigger,
  uniqueNames,
  operationTypes,
  requiredInputs,
  authentications,
  runAfter,
  runAfterCycles,
  oldForm,
  branches,
  expressions,
  references,
  switchedOffReferences,
  loopReferences,
  callbackUrls,
  variables,
  variableValues,
  parallelVariables,
  parameters,
  outputs,
  conditions,
  switches,
  loops,
  responses,
  singleResponse,
  terminations,
  waits,
  recurrences,
  batches,
  retryPolicies,
  durations,
  triggerSettings,
  actionSettings,
  staticResults,
  trackedProperties,
  appSettings,
  stateless,
  sizeLimits,
];
