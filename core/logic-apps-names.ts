/**
 * What Logic Apps has, by name (WDL reference 3, 4, 7, 8 and 15): the tables of what is compatible compare with it, and an
 * export tells what it does not know.
 */

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const LOGIC_APPS_FUNCTIONS = words(`
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

export const LOGIC_APPS_TRIGGERS = words(`
  Request Recurrence SlidingWindow Http HttpWebhook Batch ApiConnection ApiConnectionWebhook ApiManagement Workflow
  ServiceProvider OpenApiConnection OpenApiConnectionWebhook
`);

export const LOGIC_APPS_ACTIONS = words(`
  Scope If Switch Foreach Until Terminate Wait Workflow Compose ParseJson Select Query Join Table InitializeVariable
  SetVariable IncrementVariable DecrementVariable AppendToStringVariable AppendToArrayVariable Expression Http HttpWebhook
  Response SendToBatch JavaScriptCode Xslt XmlValidation XmlParse XmlCompose FlatFileDecoding FlatFileEncoding Liquid
  IntegrationAccountArtifactLookup Function InvokeFunction ApiManagement ApiConnection ApiConnectionWebhook
  OpenApiConnection OpenApiConnectionWebhook ServiceProvider CSharpScriptCode PowershellCode AS2Decode AS2Encode X12Decode
  X12Encode EdifactDecode EdifactEncode SwiftMTDecode SwiftMTEncode Agent AgentHandoff ParseDocument ChunkText
`);
