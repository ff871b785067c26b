import { type IssueEvent, type IssueState, reportOf } from "@wheelhouse/core";
import { loadRun } from "@wheelhouse/engine";
import { type Board } from "./board/board.ts";
import { readBoard } from "./board/read-board.ts";
import type { Desk } from "./desk.ts";
import type { CommandTo, DeskCommand, DeskDone } from "./desk-command.ts";
import type { DeskPorts, Project } from "./desk-ports.ts";
import { draftOf, findingNamed } from "./finding/draft-of.ts";
import { acceptRequestOf, moveOf } from "./move/move-of.ts";
import { admitted, placesOf } from "./start/admission.ts";
import { type IssueStarted, type IssueStarting, startIssue } from "./start/start-issue.ts";
import { acceptRun, answerRun, endRun, stopRun } from "./tell-run.ts";
import { checkLinks, type Said, saidIn } from "./write/check-words.ts";
import { createIssue, type Draft } from "./write/create-issue.ts";
import { InTurn } from "./write/in-turn.ts";
import { writeIssue } from "./write/issue-log.ts";
import { invalid, notNow, unknownIssue } from "./write/refusals.ts";

/** The desk of one host. */
export interface HostDesk extends Desk {
  /**
   * Begins the queued runs that there is a place for now, in the order of their birth. To be called whenever a run is
   * driven that was not, or is not any more. Never rejects; what went wrong goes to `onError`.
   */
  settle(): Promise<void>;
  /** Starts an issue as `perform` does, in one append with what others append for it. */
  start(starting: IssueStarting): Promise<IssueStarted>;
  /** Does work on issues of a project after all that is being done there, and before what comes later. */
  inTurn<T>(project: string, work: () => Promise<T>): Promise<T>;
}

/** Opens the desk of the host whose engine this is. */
export function createDesk(
  ports: DeskPorts,
  { onError }: { readonly onError: (error: unknown) => void },
): HostDesk {
  const { engine, journal } = ports;
  const inTurn = new InTurn();

  const board = (project: Project): Promise<Board> =>
    readBoard(journal, project.id, engine.driving);
  const boardWith = async (project: Project, number: number): Promise<Board> => {
    const now = await board(project);
    const row = now.row(number);
    if (!row) throw unknownIssue(number, now.numbers);
    if (row.deleted_at !== null) throw gone(number);
    return now;
  };
  const write = (
    { project, number }: { readonly project: Project; readonly number: number },
    decide: (state: IssueState) => Promise<readonly IssueEvent[]> | readonly IssueEvent[],
  ): Promise<void> => writeIssue(ports, project.id, number, decide);

  async function draftFrom(
    { from }: CommandTo<"create">["input"],
    project: Project,
  ): Promise<Draft | undefined> {
    if (!from) return undefined;
    const state = await loadRun(journal, from.run);
    const other = state.created?.project;
    if (other && other.id !== project.id)
      throw invalid(
        `Run ${from.run} looked at another project, ${other.path}.`,
        `Make the issue there: --project ${other.path}`,
      );
    return draftOf(findingNamed(reportOf(state).findings, from.finding, state), from.run);
  }

  async function start(starting: IssueStarting): Promise<IssueStarted> {
    const started = await startIssue(ports, starting, (work) =>
      inTurn.do(starting.project.id, work),
    );
    // A place may have become free while it was being born.
    if (started.isQueued) await settle();
    return started;
  }

  async function settle(): Promise<void> {
    try {
      const { queued } = await placesOf(journal, engine);
      const projects = new Map(
        queued.flatMap(({ project_id: id, project_path: path }) =>
          id === null || path === null ? [] : [[id, { id, path }] as const],
        ),
      );
      for (const project of projects.values())
        await inTurn.do(project.id, () => settleProject(project)).catch(onError);
    } catch (error) {
      onError(error);
    }
  }

  /** Settings that cannot be read hold nobody up for ever: one run at a time is what everybody allows. */
  function mostRuns(project: Project): number {
    try {
      return ports.workOf(project).maxRuns;
    } catch (error) {
      onError(error);
      return 1;
    }
  }

  async function settleProject(project: Project): Promise<void> {
    const places = await placesOf(journal, engine, project.id);
    for (const { id } of admitted(places, mostRuns(project)))
      // One that cannot begin, since it was ended just now, holds up no other.
      await engine.begin(id).catch(onError);
  }

  const commands: {
    readonly [D in DeskCommand["do"]]: (command: CommandTo<D>) => Promise<Partial<DeskDone>>;
  } = {
    async create({ project, input, by, key }) {
      const { from: _from, ...said } = input;
      const draft = await draftFrom(input, project);
      return inTurn.do(project.id, () =>
        createIssue(ports, { project, input: said, draft, by, idempotencyKey: key }),
      );
    },
    async edit({ project, number, change, by }) {
      const { seq, ...input } = change;
      const said = saidIn(input);
      const decide = async (state: IssueState): Promise<readonly IssueEvent[]> => {
        mustBeThere(state);
        if (seq !== undefined && seq < state.seq)
          throw notNow(
            number,
            "was changed by somebody else since you read it",
            `Look at it again: wheelhouse issue show ${number}`,
          );
        const changed = changedOf(said, state);
        if (Object.keys(changed).length === 0) return [];
        checkLinks(await board(project), number, changed);
        return [{ type: "issue.edited", data: { ...changed, by } }];
      };
      // In turn, so that two edits cannot close a circle together.
      await inTurn.do(project.id, () => write({ project, number }, decide));
      return {};
    },
    async comment({ text, by, ...issue }) {
      if (text.trim() === "")
        throw invalid("A comment without words says nothing.", "Write what you have to say.");
      await write(issue, (state) => {
        mustBeThere(state);
        return [{ type: "issue.commented", data: { text, by } }];
      });
      return {};
    },
    start: ({ key, ...starting }) => start({ ...starting, idempotencyKey: key }),
    async stop(command) {
      return {
        run: await stopRun(engine, await boardWith(command.project, command.number), command),
      };
    },
    async answer(command) {
      return {
        run: await answerRun(engine, await boardWith(command.project, command.number), command),
      };
    },
    async accept(command) {
      return {
        run: await acceptRun(engine, await boardWith(command.project, command.number), command),
      };
    },
    async close(command) {
      const { project, number, by, reason } = command;
      let run: string | null = null;
      await write(command, async (state) => {
        mustBeThere(state);
        if (state.closed) throw notNow(number, "is closed already");
        // Looked at for each try: one that was started meanwhile is ended as well.
        const ending = { ...command, reason: reason ?? "its issue was closed" };
        run = (await endRun(engine, await board(project), ending)) ?? run;
        return [{ type: "issue.closed", data: { ...(reason !== undefined && { reason }), by } }];
      });
      return { run };
    },
    async reopen({ by, ...issue }) {
      await write(issue, (state) => {
        mustBeThere(state);
        if (!state.closed) throw notNow(issue.number, "is not closed");
        return [{ type: "issue.reopened", data: { by } }];
      });
      return {};
    },
    async delete({ by, ...issue }) {
      const { project, number } = issue;
      await write(issue, async (state) => {
        mustBeThere(state);
        const last = (await board(project)).lastRun(number);
        if (last && last.ended_at === null)
          throw notNow(
            number,
            `is worked on by run ${last.id}, and cannot be deleted before that has ended`,
            `End it first: wheelhouse issue stop ${number}`,
          );
        return [{ type: "issue.deleted", data: { by } }];
      });
      return {};
    },
    async restore({ by, ...issue }) {
      await write(issue, (state) => {
        if (state.deletedAt === undefined) throw notNow(issue.number, "is not deleted");
        return [{ type: "issue.restored", data: { by } }];
      });
      return {};
    },
    async move({ to, ...issue }) {
      const { project, number } = issue;
      const now = await boardWith(project, number);
      const status = now.status(number) ?? "open";
      const asksToAccept = acceptRequestOf(now.requests(number)) !== undefined;
      const what = moveOf({ number, status, asksToAccept }, to);
      return perform({ ...issue, do: what });
    },
  };

  function perform<D extends DeskCommand["do"]>(command: CommandTo<D>): Promise<Partial<DeskDone>> {
    return commands[command.do as D](command);
  }

  return {
    settle,
    start,
    inTurn: (project, work) => inTurn.do(project, work),
    async perform(command) {
      const number = "number" in command ? command.number : 0;
      const done = await perform(command);
      return { number, run: null, isQueued: false, repeated: false, ...done };
    },
  };
}

/** What of it is not said already. */
function changedOf(said: Said, state: IssueState): Said {
  const before = new Map<string, unknown>(Object.entries(state));
  return Object.fromEntries(
    Object.entries(said).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before.get(name)),
    ),
  );
}

function mustBeThere({ number, deletedAt }: IssueState): void {
  if (deletedAt !== undefined) throw gone(number);
}

function gone(number: number) {
  return notNow(number, "is deleted", `Bring it back first: wheelhouse issue restore ${number}`);
}
