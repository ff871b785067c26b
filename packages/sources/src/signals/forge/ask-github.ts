import { z } from "zod";
import type { Deploy } from "../derive/forge-facts.ts";
import { type ForgeClient, ForgeError } from "./forge-client.ts";
import type { AskForge, ForgeTarget } from "./forge-dialect.ts";
import { readPulls } from "./read-pulls.ts";

const issuesSchema = z.array(z.object({ pull_request: z.unknown().optional() }));
const runsSchema = z.object({
  workflow_runs: z.array(
    z.object({ status: z.string(), conclusion: z.string().nullish(), updated_at: z.string() }),
  ),
});
const FAILED = new Set(["failure", "timed_out", "startup_failure"]);

/** Asks GitHub, or what speaks like it. */
export const askGithub: AskForge = async (client, target) => {
  const { slug, me } = target;
  const pulls = await readPulls(client, target);
  const issues = await client.list(
    `/repos/${slug}/issues?state=open&assignee=${encodeURIComponent(me)}`,
    issuesSchema,
  );
  return {
    ...pulls,
    // GitHub counts pull requests among the issues.
    issuesAssigned: issues.filter((issue) => issue.pull_request === undefined).length,
    deploy: await readDeploy(client, target),
  };
};

async function readDeploy(
  client: ForgeClient,
  { slug, workflow, defaultBranch }: ForgeTarget,
): Promise<Deploy | undefined> {
  if (workflow === undefined || defaultBranch === undefined) return undefined;
  const path = `/repos/${slug}/actions/workflows/${encodeURIComponent(workflow)}/runs?branch=${encodeURIComponent(defaultBranch)}`;
  try {
    const { workflow_runs: runs } = await client.get(`${path}&per_page=20`, runsSchema);
    const last = runs.find(({ status }) => status === "completed");
    if (last === undefined) return undefined;
    const isSuccess = (run: { conclusion?: string | null | undefined }): boolean =>
      run.conclusion === "success";
    const success =
      runs.find(isSuccess) ??
      (await client.get(`${path}&status=success&per_page=1`, runsSchema)).workflow_runs[0];
    return {
      workflow,
      isFailing: FAILED.has(last.conclusion ?? ""),
      succeededAt: success && timeOf(success.updated_at),
    };
  } catch (error) {
    // A workflow that was never pushed is unknown there.
    if (error instanceof ForgeError && error.health === "missing") return undefined;
    throw error;
  }
}

/** Wall clock in ms; undefined for what is no time. */
export function timeOf(text: string): number | undefined {
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
