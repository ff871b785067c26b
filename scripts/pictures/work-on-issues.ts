import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "@wheelhouse/client";
import { API, type IssueInput, type IssueStatus } from "@wheelhouse/core";
import type { PlayedDemo } from "./play-demo.ts";

/** What else is to be done in the sample project. */
const ISSUES: readonly IssueInput[] = [
  { title: "Count each cup in the basket", type: "bug", priority: "high", labels: ["basket"] },
  { title: "Total of a basket with two of a thing", type: "bug", labels: ["basket", "money"] },
  {
    title: "Show what a basket costs without tax",
    type: "feature",
    labels: ["money"],
    depends_on: [3],
  },
  {
    title: "The basket is empty after a reload",
    type: "bug",
    priority: "urgent",
    labels: ["basket", "browser"],
    description: "Add a cup, load the page again: nothing is in the basket.",
  },
  { title: "Name the currency of each price", type: "feature", labels: ["money"] },
  { title: "Rename line to item", type: "refactor", priority: "low", labels: ["names"] },
  { title: "Which shops round to five cents?", type: "research", labels: ["money", "question"] },
  { title: "Sort the basket by name", type: "feature", priority: "low" },
];

/** So long a step of an issue may take, in milliseconds. */
const PATIENCE_MS = 180_000;

/**
 * Has issues of the sample project solved as far as a picture wants it: one is done, one has work that a person may accept,
 * one has a plan that waits for a yes, one waits for its turn.
 *
 * @returns The number of the issue whose work waits.
 */
export async function workOnIssues(played: PlayedDemo, bin: string): Promise<number> {
  const { origin, home, project } = played;
  const token = readFileSync(join(home, "server-key"), "utf8").trim();
  const client = createClient({ origin, token });
  const [{ id: key } = { id: "" }] = await client.call(API.projects);
  const at = (n: number): { key: string; n: string } => ({ key, n: String(n) });
  const until = async (n: number, status: IssueStatus, about: string | null): Promise<void> => {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const issue = await client.call(API.issue, { parts: at(n) });
      if (issue.status === status && (issue.request?.about ?? null) === about) return;
      if (Date.now() > end)
        throw new Error(`#${n} is ${issue.status}, which is not what is to be shown`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  };
  const start = async (n: number): Promise<void> =>
    void (await client.call(API.startIssue, { parts: at(n), body: {} }));
  const approve = async (n: number): Promise<void> => {
    await until(n, "waiting", "plan");
    await client.call(API.answerIssue, { parts: at(n), body: { option: "approve" } });
    await until(n, "waiting", "changes");
  };
  const settings = ["settings", "set", "approval", "ask", "--project", project, "--home", home];
  execFileSync(process.execPath, [bin, ...settings], { stdio: "ignore" });
  for (const body of ISSUES) await client.call(API.createIssue, { parts: { key }, body });
  await start(1);
  await approve(1);
  await client.call(API.acceptIssue, { parts: at(1), body: {} });
  await until(1, "done", null);
  await client.call(API.closeIssue, { parts: at(9), body: { reason: "Nobody asked for it." } });
  await start(2);
  await approve(2);
  await start(3);
  await until(3, "waiting", "plan");
  await start(5);
  const text = "It is the same on a phone, where the page is loaded again by itself.";
  await client.call(API.commentIssue, { parts: at(5), body: { text } });
  return 2;
}
