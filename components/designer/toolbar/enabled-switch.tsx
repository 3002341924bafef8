'use client';

/** Whether the flow answers its trigger. */

import { useState } from 'react';
import { toast } from 'sonner';
import { changeFlow } from '#components/designer/api.ts';
import { useDesigner, useDesignerActions } from '#components/designer/designer-context.tsx';
import { messageOf } from '#components/shell/request-json.ts';
import { Label } from '#components/ui/label.tsx';
import { Switch } from '#components/ui/switch.tsx';

export function EnabledSwitch() {
  const flow = useDesigner((state) => state.flow);
  const { setFlow } = useDesignerActions();
  const [isBusy, setBusy] = useState(false);
  const change = async (enabled: boolean) => {
    setBusy(true);
    try {
      setFlow(await changeFlow(flow.id, { enabled }));
    } catch (error) {
      toast.error(`The flow is still ${flow.enabled ? 'enabled' : 'disabled'}`, { description: messageOf(error) });
    }
    setBusy(false);
  };
  return (
    <Label className="flex h-7 items-center gap-2 px-2 font-normal text-xs">
      <Switch checked={flow.enabled} disabled={isBusy} onCheckedChange={(enabled) => void change(enabled)} />
      <span className="max-xl:sr-only">Enabled</span>
    </Label>
  );
}
