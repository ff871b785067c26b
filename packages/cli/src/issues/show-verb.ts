import { z } from "zod";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import type { Project } from "../project/find-project.ts";
import { openReading } from "../reading/open-reading.ts";
import { workOf } from "./crew-for.ts";
import { issuePage } from "./issue-page.ts";
import { showIssue } from "./read-issues.ts";

const createdSchema = z.object({
  input: z.object({ work: z.object({ branch: z.string() }) }),
});

/** `wheelhouse issue show N` */
export async function showVerb(
  { home, paint, columns }: Context,
  project: Project,
  number: number,
): Promise<Result> {
  const { issue, board } = await showIssue(home, project.id, number);
  const branch = await branchOfRun(home, issue.last_run?.id);
  const limits = workOf(home, project.path).limits.issue;
  return {
    data: issue,
    view: () => issuePage({ issue, board, branch, limits }, { paint, columns, now: Date.now() }),
  };
}

/** The branch that the run of an issue is to hand its work over as. */
async function branchOfRun(home: string, run: string | undefined): Promise<string | undefined> {
  if (run === undefined) return undefined;
  await using reader = await openReading(home);
  const [created] = (await reader?.read(`run/${run}`, { to: 1 })) ?? [];
  return createdSchema.safeParse(created?.data).data?.input.work.branch;
}
