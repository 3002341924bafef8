/** Where something here is not as in Logic Apps: how, and why. The tables of `docs/compatibility.md` say it. */

type Differences = { [name: string]: string };

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
    SlidingWindow:
      'a backlog of missed windows is played in order, with at most 200 of its runs waiting to begin; a recurrence that changes goes on where the last window ended',
    Http: 'sends an `Idempotency-Key`, the same for each try of a poll; an address that `Location` names on another origin gets nothing of what the author gave',
  } as Differences,
  actions: {
    Wait: 'not limited by the duration of a run: a wait survives restarts',
    SendToBatch: 'messages of one `messageId` are all kept: the reference does not say',
    Http: 'sends an `Idempotency-Key`, the same for each try, so that the other side can tell a repeated call',
  } as Differences,
};
