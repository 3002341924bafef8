/** Gives a card the focus, as soon as it is drawn: only cards in view are. */

const PATIENCE = 30;

export function focusNode(host: HTMLElement, nodeId: string, framesLeft = PATIENCE): void {
  const button = host.querySelector<HTMLElement>(`[data-canvas-node="${CSS.escape(nodeId)}"]`);
  if (button) button.focus({ preventScroll: true });
  else if (framesLeft > 0) requestAnimationFrame(() => focusNode(host, nodeId, framesLeft - 1));
}
