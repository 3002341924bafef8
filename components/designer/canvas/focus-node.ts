/** Gives a card the focus, as soon as it is drawn: only cards in view are. Who has turned to something else meanwhile stays there. */

const PATIENCE = 30;

export function focusNode(host: HTMLElement, nodeId: string): void {
  focusWhenDrawn({ host, nodeId, before: document.activeElement }, PATIENCE);
}

type Waiting = { host: HTMLElement; nodeId: string; before: Element | null };

function focusWhenDrawn({ host, nodeId, before }: Waiting, framesLeft: number): void {
  const button = host.querySelector<HTMLElement>(`[data-canvas-node="${CSS.escape(nodeId)}"]`);
  if (button) button.focus({ preventScroll: true });
  else if (framesLeft > 0) {
    requestAnimationFrame(() => {
      const { activeElement } = document;
      // What had the focus may have gone with its card.
      const isUnclaimed = activeElement === before || activeElement === document.body;
      if (isUnclaimed) focusWhenDrawn({ host, nodeId, before }, framesLeft - 1);
    });
  }
}
