import { realpathSync } from "node:fs";
import { dirname, isAbsolute } from "node:path";
import type { RepositoryObject } from "@wheelhouse/core";
import { parseRemote } from "./look/remote-place.ts";

/**
 * The repository that somebody means by a path in it, by `owner/name` of its remote, by a bare name, or by its id. A name
 * that fits several names none.
 */
export function nameProject(
  repositories: readonly RepositoryObject[],
  named: string,
): string | undefined {
  if (isAbsolute(named)) return ofPath(repositories, named);
  const exact = repositories.find(({ id }) => id === named);
  if (exact !== undefined) return exact.id;
  const wanted = named.toLowerCase().replace(/\.git$/, "");
  const slug = (url: string | null): string | undefined =>
    url === null ? undefined : parseRemote(url).slug?.toLowerCase();
  if (wanted.includes("/"))
    return theOne(repositories.filter(({ remote_url: url }) => slug(url) === wanted));
  return (
    theOne(repositories.filter(({ name }) => name.toLowerCase() === wanted)) ??
    theOne(repositories.filter(({ remote_url: url }) => slug(url)?.split("/")[1] === wanted))
  );
}

function theOne(repositories: readonly RepositoryObject[]): string | undefined {
  return repositories.length === 1 ? repositories[0]?.id : undefined;
}

/** The deepest repository around a path; the path itself may be gone. */
function ofPath(repositories: readonly RepositoryObject[], path: string): string | undefined {
  const byPath = new Map(repositories.map((repository) => [repository.path, repository.id]));
  for (let directory = realAsFarAsThere(path); ; directory = dirname(directory)) {
    const id = byPath.get(directory);
    if (id !== undefined || directory === dirname(directory)) return id;
  }
}

function realAsFarAsThere(path: string): string {
  for (let directory = path; ; directory = dirname(directory)) {
    try {
      return realpathSync(directory);
    } catch {
      if (directory === dirname(directory)) return path;
    }
  }
}
