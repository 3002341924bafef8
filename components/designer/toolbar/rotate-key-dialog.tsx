'use client';

/** Asks before the flow's address changes. */

import { toast } from 'sonner';
import { rotateTriggerKey } from '#components/designer/api.ts';
import { useDesigner, useDesignerActions } from '#components/designer/designer-context.tsx';
import { messageOf } from '#components/shell/request-json.ts';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';

export function RotateKeyDialog({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const flowId = useDesigner((state) => state.flow.id);
  const { setFlow } = useDesignerActions();
  const rotate = async () => {
    try {
      setFlow(await rotateTriggerKey(flowId));
      toast.success('The flow has a new address');
    } catch (error) {
      toast.error('The address is unchanged', { description: messageOf(error) });
    }
  };
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title="Change the secret of the address?"
      confirm="Change"
      onConfirm={() => void rotate()}
      onClose={onClose}
    >
      The present address stops working at once. Everyone who calls this flow needs the new one.
    </ConfirmDialog>
  );
}
