import { z } from "zod";
import type { Deploy } from "../derive/forge-facts.ts";
import { timeOf } from "./ask-github.ts";
import { type ForgeClient, ForgeError } from "./forge-client.ts";
import type { AskForge, ForgeTarget } from "./forge-dialect.ts";
import { readPulls } from "./read-pulls.ts";

const issuesSchema = z.array(z.object({ number: z.int() }));
/** A Forgejo lists the jobs of runs; jobs of one run have its number. */
const jobsSchema = z.object({
  workflow_runs: z
    .array(
      z.object({
        run_number: z.int(),
        workflow_id: z.string(),
        head_branch: z.string(),
        status: z.string(),
        updated_at: z.string(),
      }),
    )
    .nullish(),
});
type Job = NonNullable<z.infer<typeof jobsSchema>["workflow_runs"]>[number];
const OPEN = new Set(["unknown", "waiting", "running", "blocked"]);

/** Asks a Forgejo, or a Gitea. */
export const askForgejo: AskForge = async (client, target) => {
  const { slug, me } = target;
  const pulls = await readPulls(client, target);
  const issues = await client.list(
    `/repos/${slug}/issues?state=open&type=issues&assigned_by=${encodeURIComponent(me)}`,
    issuesSchema,
  );
  return { ...pulls, issuesAssigned: issues.length, deploy: await readDeploy(client, target) };
};

async function readDeploy(
  client: ForgeClient,
  { slug, workflow, defaultBranch }: ForgeTarget,
): Promise<Deploy | undefined> {
  if (workflow === undefined || defaultBranch === undefined) return undefined;
  let jobs: Job[];
  try {
    const answer = await client.get(`/repos/${slug}/actions/tasks?limit=50`, jobsSchema);
    jobs = answer.workflow_runs ?? [];
  } catch (error) {
    // Where nothing is ever run, there is no such address.
    if (error instanceof ForgeError && error.health === "missing") return undefined;
    throw error;
  }
  const runs = new Map<number, Job[]>();
  for (const job of jobs)
    if (job.workflow_id === workflow && job.head_branch === defaultBranch)
      runs.set(job.run_number, [...(runs.get(job.run_number) ?? []), job]);
  const ended = [...runs]
    .sort(([a], [b]) => b - a)
    .map(([, each]) => each)
    .filter((each) => !each.some(({ status }) => OPEN.has(status)));
  const [last] = ended;
  if (last === undefined) return undefined;
  const success = ended.find((each) =>
    each.every(({ status }) => status === "success" || status === "skipped"),
  );
  const times = success?.flatMap(({ updated_at: at }) => timeOf(at) ?? []) ?? [];
  return {
    workflow,
    isFailing: last.some(({ status }) => status === "failure"),
    succeededAt: times.length === 0 ? undefined : Math.max(...times),
  };
}
