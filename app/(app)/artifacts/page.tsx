/** The maps and schemas that steps name. */

import { FileCode } from 'lucide-react';
import type { Metadata } from 'next';

import { AddArtifactButton } from '#components/artifacts/add-artifact-button.tsx';
import { ArtifactTable } from '#components/artifacts/artifact-table.tsx';
import { EmptyState } from '#components/shell/empty-state.tsx';
import { PageBody, PageHeader } from '#components/shell/page-header.tsx';
import { listArtifacts } from '#server/use-cases/list-artifacts.ts';

export const metadata: Metadata = { title: 'Artifacts' };

export default async function ArtifactsPage() {
  const artifacts = await listArtifacts();
  return (
    <PageBody>
      <PageHeader title="Artifacts" description="Maps and schemas that the steps of flows find by name.">
        <AddArtifactButton />
      </PageHeader>
      {artifacts.length === 0 ? (
        <EmptyState icon={FileCode} title="No maps or schemas yet">
          Add the map that a Transform step names (a Liquid template or an XSLT stylesheet) or the schema of an XML or
          flat file step, from a file or typed in.
        </EmptyState>
      ) : (
        <ArtifactTable artifacts={artifacts} />
      )}
    </PageBody>
  );
}
