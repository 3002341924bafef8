/** What is told of an alert: the same in every channel, without secrets and without payloads. */

import type { AlertEvent } from './next-state.ts';

export type AlertMessage = {
  /** The same however often it is sent. */
  id: string;
  event: AlertEvent;
  rule: string;
  /** Null where it is about the whole installation. */
  flow: { id: string; name: string } | null;
  /** What was found, in words. */
  summary: string;
  /** ISO 8601. */
  since: string;
  resolvedAt: string | null;
  /** Where it can be looked into. */
  url: string;
};

const EVENT_WORDS: { [event in AlertEvent]: string } = {
  Firing: 'Alert',
  StillFiring: 'Still',
  Resolved: 'Resolved',
};

/** `Alert: Many failures, Orders`. */
export function subjectOf({ event, rule, flow }: AlertMessage): string {
  return `${EVENT_WORDS[event]}: ${rule}${flow ? `, ${flow.name}` : ''}`;
}

export function textOfAlert(message: AlertMessage): string {
  const { summary, since, resolvedAt, url } = message;
  const times = resolvedAt === null ? `Since ${since}.` : `From ${since} to ${resolvedAt}.`;
  return `${subjectOf(message)}\n\n${summary}\n${times}\n\n${url}\n`;
}
