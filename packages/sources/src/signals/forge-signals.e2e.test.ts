import { describe, expect, test } from "vitest";
import { fill, forgejo, github, repositoryAt } from "./fixtures/filled-forge.ts";
import { localForge } from "./fixtures/local-forge.ts";
import { signalsOf } from "./fixtures/look-around.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const me = { login: "ann" };
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();

const COUNTS = {
  review_requested: { count: 1 },
  my_draft_pr: { count: 1 },
  pr_no_reviewer: { count: 1 },
  my_open_pr: { count: 2 },
  issue_assigned: { count: 2 },
};

describe("signals of GitHub", () => {
  test("count reviews, drafts, pull requests and issues, each by itself", async () => {
    const forge = await localForge();
    fill(forge);
    forge.answers.set("/repos/team/app/issues", {
      body: [{ number: 8 }, { number: 9 }, { number: 1, pull_request: {} }],
    });
    const { path } = repositoryAt(forge);
    const signals = await signalsOf(path, { forges: github(forge) });
    expect(signals).toEqual(COUNTS);
    expect(Object.keys(signals)).toEqual(Object.keys(COUNTS));
    expect(forge.asked.filter((asked) => asked.includes("assignee=ann"))).toHaveLength(1);
  });

  test("read lists to their end", async () => {
    const forge = await localForge();
    fill(forge);
    const page = (from: number, count: number) => ({
      body: Array.from({ length: count }, (_, index) => ({ number: from + index })),
    });
    const path = "/repos/team/app/issues?state=open&assignee=ann&per_page=50&limit=50&page=";
    forge.answers.set(`${path}1`, page(0, 50));
    forge.answers.set(`${path}2`, page(50, 7));
    const repository = repositoryAt(forge);
    expect(await signalsOf(repository.path, { forges: github(forge) })).toMatchObject({
      issue_assigned: { count: 57 },
    });
  });

  test.for([
    [["failure", "success"], 1, { deploy_failing: { workflow: "deploy-site.yml" } }],
    [["timed_out"], 1, { deploy_failing: { workflow: "deploy-site.yml" } }],
    [["failure", "success"], 30, { deploy_failing: { workflow: "deploy-site.yml" } }],
    [["success", "failure"], 6.9, {}],
    [["success"], 9.5, { deploy_stale: { workflow: "deploy-site.yml", days: 9 } }],
    [["cancelled", "success"], 9.5, { deploy_stale: { workflow: "deploy-site.yml", days: 9 } }],
    [["cancelled"], 30, {}],
    [[], 0, {}],
  ] as const)("tell of a deployment with runs %j, %d days ago", async ([runs, days, signals]) => {
    const forge = await localForge();
    forge.answers.set("/user", { body: me });
    forge.answers.set("/repos/team/app/pulls", { body: [] });
    forge.answers.set("/repos/team/app/issues", { body: [] });
    const path = "/repos/team/app/actions/workflows/deploy-site.yml/runs?branch=main";
    forge.answers.set(`${path}&per_page=20`, {
      body: {
        workflow_runs: [
          { status: "in_progress", conclusion: null, updated_at: daysAgo(0) },
          ...runs.map((conclusion) => ({
            status: "completed",
            conclusion,
            updated_at: daysAgo(days),
          })),
        ],
      },
    });
    forge.answers.set(`${path}&status=success&per_page=1`, { body: { workflow_runs: [] } });
    const repository = repositoryAt(forge);
    expect(await signalsOf(repository.path, { forges: github(forge) })).toEqual(signals);
  });
});

describe("signals of a Forgejo", () => {
  test("are the same, and its jobs make up the runs of a workflow", async () => {
    const forge = await localForge();
    fill(forge, "/api/v1");
    const job = { workflow_id: "deploy-site.yml", head_branch: "main" };
    forge.answers.set("/api/v1/repos/team/app/actions/tasks", {
      body: {
        workflow_runs: [
          { ...job, run_number: 4, status: "running", updated_at: daysAgo(0) },
          { ...job, run_number: 3, status: "success", updated_at: daysAgo(1) },
          { ...job, run_number: 3, status: "failure", updated_at: daysAgo(1) },
          { ...job, run_number: 2, status: "success", updated_at: daysAgo(2) },
          {
            ...job,
            workflow_id: "ci.yml",
            run_number: 5,
            status: "success",
            updated_at: daysAgo(0),
          },
        ],
      },
    });
    const { path } = repositoryAt(forge);
    expect(await signalsOf(path, { forges: forgejo(forge) })).toEqual({
      ...COUNTS,
      deploy_failing: { workflow: "deploy-site.yml" },
    });
  });
});
