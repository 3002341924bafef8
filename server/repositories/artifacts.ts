/** Rows of artifacts: maps and schemas by their names. */

import { pool } from '#server/database.ts';

export type ArtifactRow = { kind: string; name: string; size: number; updatedAt: Date };

/** By name, without their contents. */
export async function listArtifactRows(): Promise<ArtifactRow[]> {
  const { rows } = await pool().query<ArtifactRow>(
    `SELECT kind, name, length(content) AS size, "updatedAt" FROM "Artifact" ORDER BY lower(name), kind`,
  );
  return rows;
}

/** A name in its own spelling first, then without regard to letter case. */
export async function findArtifact(kind: string, name: string): Promise<string | undefined> {
  const { rows } = await pool().query<{ content: string }>(
    `SELECT content FROM "Artifact" WHERE kind = $1 AND lower(name) = lower($2) ORDER BY name <> $2 LIMIT 1`,
    [kind, name],
  );
  return rows[0]?.content;
}

export type ArtifactChange = { kind: string; name: string; content: string; replace: boolean };

/** False when it exists and must not be replaced. */
export async function writeArtifact({ kind, name, content, replace }: ArtifactChange): Promise<boolean> {
  const conflict = replace ? 'UPDATE SET content = EXCLUDED.content, "updatedAt" = now()' : 'NOTHING';
  const { rowCount } = await pool().query(
    `INSERT INTO "Artifact" (kind, name, content, "updatedAt") VALUES ($1, $2, $3, now())
     ON CONFLICT (kind, name) DO ${conflict}`,
    [kind, name, content],
  );
  return rowCount === 1;
}

export async function removeArtifact(kind: string, name: string): Promise<boolean> {
  const { rowCount } = await pool().query('DELETE FROM "Artifact" WHERE kind = $1 AND name = $2', [kind, name]);
  return rowCount === 1;
}
