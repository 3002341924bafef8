/** What the list of artifacts asks of the server. */

import { requestJson, requestNothing } from '#components/shell/request-json.ts';
import { type ArtifactSummary, artifactContentSchema, type SaveArtifactRequest } from '#core/api/artifacts.ts';

type Place = Pick<ArtifactSummary, 'kind' | 'name'>;

function addressOf({ kind, name }: Place): string {
  return `/api/artifacts/${kind}/${encodeURIComponent(name)}`;
}

export async function readArtifact(place: Place): Promise<string> {
  return (await requestJson(addressOf(place), artifactContentSchema)).content;
}

export async function saveArtifact(place: Place, body: SaveArtifactRequest): Promise<void> {
  await requestNothing(addressOf(place), { method: 'PUT', body });
}

export async function deleteArtifact(place: Place): Promise<void> {
  await requestNothing(addressOf(place), { method: 'DELETE' });
}
