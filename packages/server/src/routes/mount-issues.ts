import { API, type IssueObject, WheelhouseError } from "@wheelhouse/core";
import { type Board, findIssues, readBoard, readIssue } from "@wheelhouse/desk";
import type { Hono } from "hono";
import { projectNamed } from "../read/known-projects.ts";
import type { Project, Served, UnsignedCommand } from "../server-deps.ts";
import { mount } from "./mount.ts";

/** The number of an issue, as an address has it. */
const NUMBER = /^[1-9]\d{0,8}$/;

type Part = (name: string) => string;

/** Serves issues: what there is, and what a person does with them. What a POST answers is journaled. */
export function mountIssues(app: Hono, deps: Served): void {
  const { journal, wheel } = deps;
  const projectOf = (part: Part): Promise<Project> => projectNamed(deps, part("key"));
  const boardOf = async ({ id }: Project): Promise<Board> =>
    readBoard(journal, id, await wheel.driving());
  const read = async (project: Project, number: number): Promise<IssueObject> =>
    readIssue(journal, await boardOf(project), project.id, number);
  /** The issue that an address names. */
  const issueOf = async (part: Part): Promise<{ project: Project; number: number }> => {
    const project = await projectOf(part);
    return { project, number: numberOf(part("n")) };
  };
  /** Does something with an issue and answers with the issue as it is then. */
  const done = async (command: UnsignedCommand, by?: string): Promise<IssueObject> => {
    const { number } = await performed(deps, command, by);
    return read(command.project, number);
  };
  /** Does something with an issue and answers with the run that was told. */
  const told = async (
    command: UnsignedCommand,
  ): Promise<{ run_id: string; repeated?: boolean }> => {
    const { run, repeated } = await performed(deps, command);
    if (run === null) throw new Error(`${command.do} told no run`);
    return { run_id: run, ...(command.do === "start" && { repeated }) };
  };

  mount(app, API.issues, async ({ part, query: { deleted, ...query } }) => {
    const board = await boardOf(await projectOf(part));
    return findIssues(journal, board, { ...query, deleted: deleted === "1" });
  });
  mount(app, API.issue, async ({ part }) => {
    const { project, number } = await issueOf(part);
    return read(project, number);
  });
  mount(app, API.createIssue, async ({ part, body: input, idempotencyKey: key, by }) => {
    const project = await projectOf(part);
    return done({ do: "create", project, input, ...(key !== undefined && { key }) }, by);
  });
  mount(app, API.editIssue, async ({ part, body: change }) =>
    done({ do: "edit", ...(await issueOf(part)), change }),
  );
  mount(app, API.commentIssue, async ({ part, body }) =>
    done({ do: "comment", ...(await issueOf(part)), ...body }),
  );
  mount(app, API.startIssue, async ({ part, body, idempotencyKey: key }) =>
    told({ do: "start", ...(await issueOf(part)), ...body, ...(key !== undefined && { key }) }),
  );
  mount(app, API.stopIssue, async ({ part, body }) =>
    told({ do: "stop", ...(await issueOf(part)), ...body }),
  );
  mount(app, API.answerIssue, async ({ part, body }) =>
    told({ do: "answer", ...(await issueOf(part)), ...body }),
  );
  mount(app, API.acceptIssue, async ({ part }) => told({ do: "accept", ...(await issueOf(part)) }));
  mount(app, API.closeIssue, async ({ part, body }) =>
    done({ do: "close", ...(await issueOf(part)), ...body }),
  );
  mount(app, API.reopenIssue, async ({ part }) => done({ do: "reopen", ...(await issueOf(part)) }));
  mount(app, API.deleteIssue, async ({ part }) => done({ do: "delete", ...(await issueOf(part)) }));
  mount(app, API.restoreIssue, async ({ part }) =>
    done({ do: "restore", ...(await issueOf(part)) }),
  );
  mount(app, API.moveIssue, async ({ part, body }) =>
    done({ do: "move", ...(await issueOf(part)), ...body }),
  );
}

async function performed({ desk }: Pick<Served, "desk">, command: UnsignedCommand, by?: string) {
  if (desk) return desk.perform(command, by);
  throw new WheelhouseError("issue.state", "This server can only look at issues.", {
    hint: "Start one that can change them: wheelhouse serve",
  });
}

function numberOf(text: string): number {
  if (NUMBER.test(text)) return Number(text);
  throw new WheelhouseError(
    "issue.unknown",
    `There is no issue ${JSON.stringify(text.slice(0, 40))}.`,
    { hint: "An issue has a number, from 1 on." },
  );
}
