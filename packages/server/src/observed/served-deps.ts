import type { Served, ServerDeps } from "../server-deps.ts";
import { NO_OBSERVED } from "./no-observed.ts";
import { NO_REPOSITORIES } from "./no-repositories.ts";

/** What the server works with, made of what it was given. */
export function servedDeps(deps: ServerDeps): Served {
  const { observed = NO_OBSERVED, repositories = NO_REPOSITORIES } = deps;
  return { ...deps, observed, repositories };
}
