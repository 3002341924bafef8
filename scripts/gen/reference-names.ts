/** What the WDL reference names (sections 3, 4 and 15), to be compared with what is here. */

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const REFERENCE_FUNCTIONS = words(`
  concat endsWith startsWith formatNumber guid indexOf lastIndexOf nthIndexOf isInt isFloat length replace slice split
  substring toLower toUpper trim chunk contains empty first last intersection union item join reverse skip take sort and or
  equals greater greaterOrEquals less lessOrEquals if not array createArray base64 base64ToString decodeBase64
  base64ToBinary binary bool dataUri dataUriToBinary decodeDataUri dataUriToString decimal float int json string
  uriComponent encodeUriComponent uriComponentToString decodeUriComponent uriComponentToBinary xml add sub mul div mod max
  min rand range utcNow addSeconds addMinutes addHours addDays addToTime subtractFromTime getFutureTime getPastTime
  convertFromUtc convertTimeZone convertToUtc formatDateTime parseDateTime startOfDay startOfHour startOfMonth dayOfMonth
  dayOfWeek dayOfYear dateDifference ticks action actions body outputs result trigger triggers triggerBody triggerOutputs
  items iterationIndexes variables parameters workflow listCallbackUrl appsetting formDataValue formDataMultiValues
  multipartBody triggerFormDataValue triggerFormDataMultiValues triggerMultipartBody uriHost uriPath uriPathAndQuery
  uriPort uriQuery uriScheme addProperty setProperty removeProperty coalesce xpath trimByteOrderMark encodeXmlValue
  decodeXmlValue encodeXmlName decodeXmlName utf8Length utf16Length formatTimeSpan mergeObjects
`);

export const REFERENCE_TRIGGERS = words(`
  Request Recurrence SlidingWindow Http HttpWebhook Batch ApiConnection ApiConnectionWebhook ApiManagement Workflow
  ServiceProvider OpenApiConnection OpenApiConnectionWebhook
`);

export const REFERENCE_ACTIONS = words(`
  Scope If Switch Foreach Until Terminate Wait Workflow Compose ParseJson Select Query Join Table InitializeVariable
  SetVariable IncrementVariable DecrementVariable AppendToStringVariable AppendToArrayVariable Expression Http HttpWebhook
  Response SendToBatch JavaScriptCode Xslt XmlValidation XmlParse XmlCompose FlatFileDecoding FlatFileEncoding Liquid
  IntegrationAccountArtifactLookup Function InvokeFunction ApiManagement ApiConnection ApiConnectionWebhook
  OpenApiConnection OpenApiConnectionWebhook ServiceProvider CSharpScriptCode PowershellCode AS2Decode AS2Encode X12Decode
  X12Encode EdifactDecode EdifactEncode SwiftMTDecode SwiftMTEncode Agent AgentHandoff ParseDocument ChunkText
`);

type Differences = { [name: string]: string };

/** Where something here is not as in Logic Apps: how, and why. */
export const DIFFERENCES = {
  functions: {
    equals:
      'arrays and objects are compared deeply, and a boolean never equals a number: the reference leaves both open',
  } as Differences,
  triggers: {
    Request:
      'the answer 202 has the id of the run also in a JSON body, where Logic Apps sends none: callers need not read headers',
    Batch:
      'criteria of an integration account are absent: the mode is Inline; a batch may also be released by hand, from the page of its runs',
  } as Differences,
  actions: {
    Wait: 'not limited by the duration of a run: a wait survives restarts',
    SendToBatch: 'messages of one `messageId` are all kept: the reference does not say',
    Http: 'sends an `Idempotency-Key`, the same for each try, so that the other side can tell a repeated call',
  } as Differences,
};
