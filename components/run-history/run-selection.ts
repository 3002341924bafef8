/** The step of a run that is looked at. */

export type RunSelection = { kind: 'trigger' | 'action'; name: string };
