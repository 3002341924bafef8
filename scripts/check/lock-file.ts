/** What must hold of package-lock.json, so that `npm ci` works on every platform and with any registry. */
import { z } from 'zod';

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      resolved: z.string().optional(),
      link: z.boolean().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

/**
 * The problems, one line each. npm leaves an optional package that it could not find (one for another platform) out of the
 * lock file without a word, and `npm ci` then refuses the file; and an address of a registry would be used wherever it is installed.
 */
export function lockFileProblems(json: unknown): string[] {
  const { packages } = lockFile.parse(json);
  return Object.entries(packages).flatMap(([path, entry]) => {
    const missing = Object.keys(entry.optionalDependencies ?? {}).filter((name) => !isFound(packages, path, name));
    const problems = missing.map(
      (name) =>
        `${path || 'package.json'} names ${name}, which the lock file lacks: pin a version whose packages are all published.`,
    );
    if (entry.resolved !== undefined && !entry.link)
      problems.push(`${path} has a "resolved" address: remove it (npm's setting omit-lockfile-registry-resolved).`);
    return problems;
  });
}

/** As Node looks for a package: beside the one that needs it, then in each folder above. */
function isFound(packages: { [path: string]: unknown }, from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    if (`${folder ? `${folder}/` : ''}node_modules/${name}` in packages) return true;
    if (folder === '') return false;
  }
}
