'use client';

/** Opens the dialog for a new map or schema. */

import { Plus } from 'lucide-react';
import { useState } from 'react';

import { Button } from '#components/ui/button.tsx';

import { UploadArtifactDialog } from './upload-artifact-dialog.tsx';

export function AddArtifactButton() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" />
        Add map or schema
      </Button>
      {isOpen && <UploadArtifactDialog onClose={() => setOpen(false)} />}
    </>
  );
}
