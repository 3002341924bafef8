'use client';

/** The address that starts the flow, ready to copy, with an example call and a way to change its secret. */

import { Link2, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useDesigner, useShownModel } from '#components/designer/designer-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '#components/ui/popover.tsx';
import { CopyButton } from './copy-button.tsx';
import { exampleCall } from './example-call.ts';
import { RotateKeyDialog } from './rotate-key-dialog.tsx';

export function TriggerAddress() {
  const { triggerUrl } = useDesigner((state) => state.flow);
  const { definition } = useShownModel();
  const [isRotating, setRotating] = useState(false);
  const isRequest = Object.values(definition.triggers ?? {}).some(({ type }) => type.toLowerCase() === 'request');
  if (!isRequest && triggerUrl === null) return null;
  return (
    <>
      <Popover>
        <PopoverTrigger asChild>
          <Button variant="ghost" size="sm">
            <Link2 /> <span className="max-xl:sr-only">Address</span>
          </Button>
        </PopoverTrigger>
        <PopoverContent aria-label="Address of the flow" align="end" className="w-[30rem] max-w-[90vw] space-y-3">
          {triggerUrl === null ? (
            <p className="text-muted-foreground text-sm">Publish the flow to get its address.</p>
          ) : (
            <>
              <Copyable label="Address" text={triggerUrl} />
              <Copyable label="Example" text={exampleCall(definition, triggerUrl)} />
              <div className="flex items-center justify-between gap-3 border-border border-t pt-2">
                <p className="text-muted-foreground text-xs">Whoever knows the address can start the flow.</p>
                <Button variant="ghost" size="sm" onClick={() => setRotating(true)}>
                  <RefreshCw /> Change the secret
                </Button>
              </div>
            </>
          )}
        </PopoverContent>
      </Popover>
      <RotateKeyDialog isOpen={isRotating} onClose={() => setRotating(false)} />
    </>
  );
}

function Copyable({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <div className="flex items-center justify-between">
        <span className="font-medium text-xs">{label}</span>
        <CopyButton text={text} label={`Copy: ${label}`} />
      </div>
      <pre className="max-h-40 overflow-auto whitespace-pre-wrap break-all rounded-md bg-muted p-2 font-mono text-xs">
        {text}
      </pre>
    </div>
  );
}
