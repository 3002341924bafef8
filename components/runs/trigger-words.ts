/** What people call the kinds of triggers that runs come from. */

const TRIGGER_WORDS: { [kind: string]: string } = {
  Request: 'Request',
  Recurrence: 'Schedule',
  SlidingWindow: 'Sliding window',
  Http: 'HTTP polling',
  HttpWebhook: 'HTTP webhook',
  Batch: 'Batch',
  Manual: 'Run now',
};

export function triggerWord(kind: string): string {
  return TRIGGER_WORDS[kind] ?? kind;
}
