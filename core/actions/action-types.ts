/** The action types that run here: one list for the interpreter's table, the picker and the validation. */

export const RUNNABLE_ACTION_TYPES = [
  'Http',
  'Response',
  'Compose',
  'ParseJson',
  'Select',
  'Query',
  'Join',
  'Table',
  'InitializeVariable',
  'SetVariable',
  'IncrementVariable',
  'DecrementVariable',
  'AppendToStringVariable',
  'AppendToArrayVariable',
  'If',
  'Switch',
  'Foreach',
  'Until',
  'Scope',
  'Terminate',
  'JavaScriptCode',
  'Liquid',
  'XmlValidation',
  'Xslt',
  'XmlParse',
  'XmlCompose',
  'FlatFileDecoding',
  'FlatFileEncoding',
  'IntegrationAccountArtifactLookup',
  'Wait',
  'Workflow',
  'SendToBatch',
  'HttpWebhook',
  'Expression',
] as const;

/** What an Expression action may be, in the order of the picker (WDL reference 6). */
export const EXPRESSION_KINDS = [
  'CurrentTime',
  'ConvertTimeZone',
  'AddToTime',
  'SubtractFromTime',
  'GetFutureTime',
  'GetPastTime',
  'Substring',
  'IndexOf',
  'FormatNumber',
] as const;

export type ExpressionKind = (typeof EXPRESSION_KINDS)[number];

export type RunnableActionType = (typeof RUNNABLE_ACTION_TYPES)[number];

export const RUNNABLE_TRIGGER_TYPES = [
  'Request',
  'Recurrence',
  'SlidingWindow',
  'Http',
  'HttpWebhook',
  'Batch',
] as const;

type RunnableTriggerType = (typeof RUNNABLE_TRIGGER_TYPES)[number];

const BY_LOWER_CASE = new Map<string, RunnableActionType>(
  RUNNABLE_ACTION_TYPES.map((type) => [type.toLowerCase(), type]),
);
const TRIGGERS_BY_LOWER_CASE = new Map<string, RunnableTriggerType>(
  RUNNABLE_TRIGGER_TYPES.map((type) => [type.toLowerCase(), type]),
);

/** The type in its own spelling, whatever the letter case given (WDL reference 4); undefined when it does not run here. */
export function runnableActionType(type: string): RunnableActionType | undefined {
  return BY_LOWER_CASE.get(type.toLowerCase());
}

/** The same for a trigger's type. */
export function runnableTriggerType(type: string): RunnableTriggerType | undefined {
  return TRIGGERS_BY_LOWER_CASE.get(type.toLowerCase());
}
