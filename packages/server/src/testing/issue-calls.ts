import {
  type IssueObject,
  issueObjectSchema,
  problemSchema,
  startedObjectSchema,
} from "@wheelhouse/core";
import { expect } from "vitest";
import type { World } from "./open-world.ts";

/** The issues of the world's own project. */
export const ISSUES = "/api/projects/orders/issues";

/** Makes an issue and answers with it. */
export async function newIssue(
  world: World,
  title: string,
  words: object = {},
): Promise<IssueObject> {
  return issueOf(await world.post(ISSUES, { title, ...words }));
}

/** The issue that an answer holds. */
export async function issueOf(response: Response): Promise<IssueObject> {
  expect(response.status).toBe(200);
  return issueObjectSchema.parse(await response.json());
}

/** Starts an issue and waits until its run asks a person, as the journal has it; the run. */
export async function startUntilAsked(world: World, number: number): Promise<string> {
  const response = await world.post(`${ISSUES}/${number}/start`, {});
  expect(response.status).toBe(202);
  const { run_id: run } = startedObjectSchema.parse(await response.json());
  await happened(world, run, "request.opened");
  return run;
}

/** Resolves when a run has had so many events of a type. */
export async function happened(
  { journal }: Pick<World, "journal">,
  run: string,
  type: string,
  times = 1,
): Promise<void> {
  let seen = 0;
  for await (const events of journal.tail({ since: 0, stream: `run/${run}` }))
    for (const event of events) if (event.type === type && ++seen === times) return;
}

/** The status and the problem of an answer that refuses. */
export async function refusalOf(response: Response) {
  const { code, detail, hint } = problemSchema.parse(await response.json());
  return { status: response.status, code, detail, hint };
}
