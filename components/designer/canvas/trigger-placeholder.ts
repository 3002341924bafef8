/** A flow without a trigger gets a place for one above its first step. */

import { toPointer } from '#core/definition/json-pointer.ts';
import { CARD, GAP_Y } from '#core/layout/dimensions.ts';
import type { FlowLayout, LayoutNode } from '#core/layout/flow-layout.ts';

export function withTriggerPlaceholder(layout: FlowLayout, root: readonly string[]): FlowLayout {
  if (layout.nodes.some(({ kind }) => kind === 'trigger')) return layout;
  const pointer = toPointer([...root, 'triggers']);
  const node: LayoutNode = {
    id: `${pointer}#empty`,
    kind: 'placeholder',
    name: '',
    type: '',
    pointer,
    x: (layout.width - CARD.width) / 2,
    y: -CARD.height - GAP_Y,
    ...CARD,
  };
  return { ...layout, nodes: [node, ...layout.nodes] };
}
