/** Keeps a map or schema under its name, in place of an earlier one only where that is meant. */

import type { ArtifactKind, SaveArtifactRequest } from '#core/api/artifacts.ts';
import { withOwnEntities } from '#core/xml/own-entities.ts';
import { parseXml } from '#core/xml/parse-xml.ts';
import { isStylesheet, readStylesheet, StylesheetError } from '#core/xml/stylesheet.ts';
import { XmlSyntaxError } from '#core/xml/xml-reader.ts';
import { AppError } from '#server/app-error.ts';
import { writeArtifact } from '#server/repositories/artifacts.ts';

export type SavedArtifact = SaveArtifactRequest & { kind: ArtifactKind; name: string };

/** Throws `ArtifactExists`, and `BadRequest` for a schema that is no XML and a stylesheet that is none. */
export async function saveArtifact(artifact: SavedArtifact): Promise<void> {
  checkContent(artifact);
  if (await writeArtifact(artifact)) return;
  const { kind, name } = artifact;
  throw new AppError('ArtifactExists', `There is a ${kind.toLowerCase()} '${name}' already: replace it in the list.`);
}

/** What cannot be read at all would fail every step that names it. */
function checkContent({ kind, name, content }: SavedArtifact): void {
  try {
    if (kind === 'Schema') parseXml(withOwnEntities(content));
    else if (/\.xslt?$/i.test(name) || isStylesheet(content)) readStylesheet(content);
  } catch (error) {
    if (!(error instanceof XmlSyntaxError || error instanceof StylesheetError)) throw error;
    const what = kind === 'Schema' ? 'schema is no XML' : 'map is no XSLT stylesheet';
    throw new AppError('BadRequest', `The ${what}. ${error.message}`);
  }
}
