/**
 * Definition → where everything stands on the canvas: top-down, parallel branches side by side, containers as frames
 * around what they hold. The same definition always gives the same picture.
 */

import { childPointer, toPointer } from '#core/definition/json-pointer.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { type Box, flatten } from './block.ts';
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

/**
 * Ids are pointers, so they stay the same while a step stays where it is. A container's children follow it in `nodes`.
 * What was laid out before, container by container, is remembered, so that after an edit little has to be done.
 */
export function layoutDefinition(definition: WorkflowDefinition, options: LayoutOptions = {}): FlowLayout {
  const { collapsed = new Set(), root = [] } = options;
  const top = toPointer(root);
  const triggers = Object.entries(definition.triggers ?? {}).map(([name, { type }]): Box => {
    const pointer = childPointer(`${top}/triggers`, name);
    return { node: { id: pointer, kind: 'trigger', name, type, pointer, ...CARD } };
  });
  const { block } = layoutBranch({
    actions: definition.actions ?? {},
    pointer: `${top}/actions`,
    container: '',
    triggers,
    collapsed,
    layoutStep: layoutAction,
  });
  return { ...flatten(block, { x: 0, y: 0 }), width: block.width, height: block.height };
}
