import { existsSync, rmSync } from "node:fs";
import { LAST_TIME, type ProjectPage, type RepositoryObject, wireTime } from "@wheelhouse/core";
import type { GitOptions } from "@wheelhouse/workspace";
import { gitPlace } from "./discover/git-place.ts";
import { type Commit, readCommits } from "./look/read-history.ts";
import { castShadow } from "./look/shadow.ts";
import { readConfig } from "./look/user-config.ts";

/** Commits that a page shows. */
const COMMITS = 20;
let pages = 0;

/** A repository's page. A repository whose commits cannot be read has none on its page; its own status says why. */
export async function projectPage(
  repository: RepositoryObject,
  shadow: string,
  limits: Pick<GitOptions, "timeoutMs" | "signal">,
): Promise<ProjectPage> {
  const { id, name, path } = repository;
  pages += 1;
  const directory = `${shadow}-${pages}`;
  let commits: readonly Commit[] = [];
  let status: ProjectPage["status"] = "here";
  try {
    const place = gitPlace(path);
    const { config } = await readConfig(place, limits);
    const git = { ...(await castShadow(directory, place, config)), ...limits };
    commits = await readCommits(git, COMMITS);
  } catch {
    if (!existsSync(path)) status = "missing";
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  return {
    id,
    key: id,
    name,
    path,
    status,
    repository,
    commits: commits.map(({ hash, at, author, subject }) => ({
      hash,
      // A commit may say any time; one that cannot be written down is unknown.
      at: at >= 0 && at <= LAST_TIME ? wireTime(at) : null,
      author,
      subject,
    })),
  };
}
