import { fileURLToPath } from "node:url";
import { createClient } from "@wheelhouse/client";
import { API, type IssueInput, type IssueObject } from "@wheelhouse/core";
import { happened } from "../../../server/src/testing/issue-calls.ts";
import { openWorld, type World } from "../../../server/src/testing/open-world.ts";
import { makeIssueRun } from "./made-issue-run.ts";
import type { Stand } from "./stand.ts";

/** The page as it is built. */
const PAGE = fileURLToPath(new URL("../../dist/page", import.meta.url));
/** The project of the stand. */
const KEY = "orders";

/** A real server over a real journal, whose issues are solved by runs that ask a person twice and need no agent. */
export interface IssueStand extends Pick<Stand, "origin" | "entry" | "client"> {
  readonly world: World;
  /** Such as `/projects/orders/board`. */
  readonly board: string;
  /** The address of an issue. */
  at(number: number): string;
  make(title: string, words?: IssueInput): Promise<IssueObject>;
  /** Writes down so many issues at once, titled by their numbers, on a board that had none. */
  fill(count: number): Promise<void>;
  issue(number: number): Promise<IssueObject>;
  /** Starts an issue; resolves with its run once that asks for a yes to its plan. */
  startUntilAsked(number: number): Promise<string>;
  /** Answers what a run asks at a step with yes. */
  agree(run: string, step: "approve" | "accept"): Promise<void>;
  /** Writes down that an agent works on an issue. Nobody drives the run: it stays as it is. */
  work(number: number, run: string): Promise<void>;
}

/** Opens the stand; it goes with the test. */
export async function openIssueStand(): Promise<IssueStand> {
  const world = await openWorld({ deps: { pages: PAGE } });
  const client = createClient({ origin: world.origin, token: world.secret });
  const issue = async (number: number): Promise<IssueObject> =>
    client.call(API.issue, { parts: { key: KEY, n: String(number) } });
  return {
    world,
    client,
    origin: world.origin,
    entry: async () => (await client.call(API.launch)).url,
    board: `/projects/${KEY}/board`,
    at: (number) => `/projects/${KEY}/issues/${number}`,
    make: async (title, words = {}) =>
      client.call(API.createIssue, { parts: { key: KEY }, body: { title, ...words } }),
    async fill(count) {
      const project = { id: KEY, path: world.home };
      const words = { description: "", type: null, labels: ["a"], priority: "normal" };
      await world.journal.append(
        Array.from({ length: count }, (_, index) => ({
          stream: `issue/${KEY}/${index + 1}`,
          expectedSeq: 0,
          events: [
            {
              type: "issue.created",
              data: {
                project,
                number: index + 1,
                title: `Issue ${index + 1}`,
                ...words,
                parent: null,
                dependsOn: [],
                by: "ann",
              },
            },
          ],
        })),
      );
    },
    issue,
    async startUntilAsked(number) {
      const parts = { key: KEY, n: String(number) };
      const { run_id: run } = await client.call(API.startIssue, { parts, body: {} });
      await happened(world, run, "request.opened");
      return run;
    },
    async agree(run, step) {
      const [request] = (
        await client.call(API.requests, { query: { run, status: "open" } })
      ).filter((each) => each.step === step);
      const parts = { id: run, rid: request?.id ?? "" };
      await client.call(API.answerRequest, { parts, body: { option: step } });
      await happened(
        world,
        run,
        step === "approve" ? "request.opened" : "run.completed",
        step === "approve" ? 2 : 1,
      );
    },
    async work(number, run) {
      const { seq } = await issue(number);
      await makeIssueRun(world.journal, run, number);
      await world.journal.append([
        {
          stream: `issue/${KEY}/${number}`,
          expectedSeq: seq,
          events: [{ type: "issue.started", data: { run, by: "ann" } }],
        },
      ]);
    },
  };
}

/** What went wrong on a page beside refusals, which a browser counts among errors: runs of the stand have no clone. */
export function otherThanRefusals(errors: readonly string[]): readonly string[] {
  return errors.filter((error) => !/status of 409/.test(error));
}
