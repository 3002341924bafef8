/** How each step of a definition presents itself on the canvas: its operation's title, icon and colour. */

import type { OperationGroup } from '#core/actions/define-action.ts';
import { describeAction, describeTrigger } from '#core/actions/index.ts';
import { isDisabled } from '#core/definition/is-disabled.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { walkActions } from '#core/definition/walk.ts';

export type StepFace = {
  /** The operation: "HTTP". An unknown type shows as it is written. */
  operation: string;
  icon: string;
  group: OperationGroup | 'Other';
  /** It is switched off, by itself or with what it is in. */
  isOff: boolean;
};

const UNKNOWN: StepFace = { operation: 'Unknown', icon: 'box', group: 'Other', isOff: false };

export type StepFaces = {
  faceOf(kind: 'trigger' | 'action', name: string): StepFace;
  /** By kind and name. */
  table: ReadonlyMap<string, StepFace>;
};

export function stepFaces(definition: WorkflowDefinition): StepFaces {
  const faces = new Map<string, StepFace>();
  for (const [name, trigger] of Object.entries(definition.triggers ?? {})) {
    faces.set(keyOf('trigger', name), faceFrom(describeTrigger(trigger), trigger.type));
  }
  const off = new Set<string>();
  for (const { name, action, parents } of walkActions(definition)) {
    const isOff = isDisabled(action) || parents.some((parent) => off.has(parent));
    if (isOff) off.add(name);
    faces.set(keyOf('action', name), { ...faceFrom(describeAction(action), action.type), isOff });
  }
  return { faceOf: (kind, name) => faces.get(keyOf(kind, name)) ?? UNKNOWN, table: faces };
}

const keyOf = (kind: string, name: string) => `${kind} ${name.toLowerCase()}`;

type Described = { title: string; icon: string; group: OperationGroup } | undefined;

function faceFrom(described: Described, type: string): StepFace {
  if (!described) return { ...UNKNOWN, operation: type };
  return { operation: described.title, icon: described.icon, group: described.group, isOff: false };
}
