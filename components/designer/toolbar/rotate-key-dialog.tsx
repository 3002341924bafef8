'use client';

/** Asks before the flow's address changes. */

import { toast } from 'sonner';
import { rotateTriggerKey } from '#components/designer/api.ts';
import { useDesigner, useDesignerActions } from '#components/designer/designer-context.tsx';
import { messageOf } from '#components/shell/request-json.ts';
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
} from '#components/ui/alert-dialog.tsx';

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
    <AlertDialog open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <AlertDialogContent>
        <AlertDialogHeader>
          <AlertDialogTitle>Change the secret of the address?</AlertDialogTitle>
          <AlertDialogDescription>
            The present address stops working at once. Everyone who calls this flow needs the new one.
          </AlertDialogDescription>
        </AlertDialogHeader>
        <AlertDialogFooter>
          <AlertDialogCancel>Keep it</AlertDialogCancel>
          <AlertDialogAction variant="destructive" onClick={() => void rotate()}>
            Change
          </AlertDialogAction>
        </AlertDialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
