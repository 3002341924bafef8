/**
 * Definition → where everything stands on the canvas: top-down, parallel branches side by side, containers as frames
 * around what they hold. The same definition always gives the same picture.
 */

import { toPointer } from '#core/definition/json-pointer.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { emptyBox } from './block.ts';
import { CARD } from './dimensions.ts';
import type { FlowLayout } from './flow-layout.ts';
import { layoutAction } from './layout-action.ts';
import { layoutBranch } from './layout-branch.ts';

type LayoutOptions = {
  /** Names of the containers that are shown closed. */
  collapsed?: ReadonlySet<string>;
  /** Path of the definition inside the text, from `parseDefinition`. */
  root?: string[];
};

/** Ids are pointers, so they stay the same while a step stays where it is. A container's children follow it in `nodes`. */
export function layoutDefinition(definition: WorkflowDefinition, options: LayoutOptions = {}): FlowLayout {
  const { collapsed = new Set(), root = [] } = options;
  const triggers = Object.entries(definition.triggers ?? {}).map(([name, { type }]) => {
    const pointer = toPointer([...root, 'triggers', name]);
    return emptyBox({ id: pointer, kind: 'trigger', name, type, pointer, ...CARD });
  });
  const actions = definition.actions ?? {};
  const path = [...root, 'actions'];
  return layoutBranch({
    actions,
    path,
    container: '',
    sources: triggers,
    isInner: false,
    collapsed,
    layoutStep: layoutAction,
  });
}
