'use client';

/** Copies a text and says that it did. */

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';

const SHOWN_FOR = 1500;

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      toast.error('The browser did not allow to copy', { description: 'Select the text and copy it by hand.' });
    }
  };
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      aria-label={isCopied ? 'Copied' : label}
      title={label}
      onClick={() => void copy()}
    >
      {isCopied ? <Check className="text-status-succeeded" /> : <Copy />}
    </Button>
  );
}
