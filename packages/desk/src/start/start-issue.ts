import {
  blockersOf,
  isTerminal,
  type IssueState,
  oneLine,
  requestRowSchema,
  WheelhouseError,
} from "@wheelhouse/core";
import type { Engine, StartRequest } from "@wheelhouse/engine";
import type { StreamAppend } from "@wheelhouse/journal";
import type { Board } from "../board/board.ts";
import { readBoard } from "../board/read-board.ts";
import type { Crew, DeskPorts, Project } from "../desk-ports.ts";
import { APPROVE, SOLVE_ISSUE } from "../solve-issue.ts";
import { issueAppend, loadIssue, racing } from "../write/issue-log.ts";
import { notNow, numbered } from "../write/refusals.ts";
import { placesOf } from "./admission.ts";
import { assumedTokensOf, limitsOfRun } from "./budget.ts";
import { solveInput } from "./solve-input.ts";

/** What is to be started, by whom. */
export interface IssueStarting {
  readonly project: Project;
  readonly number: number;
  readonly agent?: string | undefined;
  readonly model?: string | undefined;
  readonly plan?: string | undefined;
  readonly by: string;
  readonly idempotencyKey?: string | undefined;
  /** What is appended with the birth, for the run that it gets, and the key under which that is done once; in place of the other key. */
  readonly along?:
    | {
        readonly idempotencyKey: string;
        readonly beside: (run: string) => readonly StreamAppend[];
      }
    | undefined;
}

/** What starts are made with. */
export interface StartPorts extends Omit<DeskPorts, "engine"> {
  readonly engine: Pick<Engine, "append" | "start" | "driving">;
}

/** The run that solves an issue now. */
export interface IssueStarted {
  readonly run: string;
  /** It waits for a place: as many are at work as the project allows. */
  readonly isQueued: boolean;
  readonly repeated: boolean;
}

/**
 * Births the run of an issue, in one append with the issue's own event: of two who start it, one does. With a key that
 * was used before nothing is started, and the first run is named. Throws `issue.unknown`, `issue.state`,
 * `issue.blocked`, and what {@link DeskPorts.crewFor} does. `inTurn`: one start of the project at a time, so that places
 * are counted right.
 */
export async function startIssue(
  ports: StartPorts,
  starting: IssueStarting,
  inTurn: <T>(work: () => Promise<T>) => Promise<T>,
): Promise<IssueStarted> {
  const { project, number } = starting;
  const idempotencyKey =
    starting.idempotencyKey && `start:${project.id}/${number}:${starting.idempotencyKey}`;
  const born = await bornBy(ports, starting, idempotencyKey);
  if (born !== undefined) return { run: born, isQueued: false, repeated: true };
  try {
    return await startNew(ports, { ...starting, idempotencyKey }, inTurn);
  } catch (error) {
    // The same may be on its way twice: whoever comes second gets the run of the first.
    const twin = await bornBy(ports, starting, idempotencyKey);
    if (twin === undefined) throw error;
    return { run: twin, isQueued: false, repeated: true };
  }
}

/** Starts an issue, under the whole of its key. */
async function startNew(
  ports: StartPorts,
  starting: IssueStarting,
  inTurn: <T>(work: () => Promise<T>) => Promise<T>,
): Promise<IssueStarted> {
  const { project, number, by, idempotencyKey } = starting;
  // Looked at before agents are: who cannot start need not wait for them.
  const [early, board] = await Promise.all([
    loadIssue(ports, project.id, number),
    readBoard(ports.journal, project.id),
  ]);
  mustStart(early, board);
  const crew = await ports.crewFor(project, starting);
  const plan =
    starting.plan === undefined
      ? undefined
      : await ports.planNamed(project, starting.plan, early.type);
  const birth = async (): Promise<IssueStarted> => {
    const issue = await loadIssue(ports, project.id, number);
    const now = await readBoard(ports.journal, project.id);
    mustStart(issue, now);
    const work = ports.workOf(project);
    const { run: most, issue: ofIssue } = work.limits;
    const before = now.runs(number);
    const assumed =
      ofIssue?.tokens === undefined ? 0 : await assumedTokensOf(ports.journal, before);
    const limits = limitsOfRun(
      number,
      { run: [most, crew.limits], issue: ofIssue },
      before,
      assumed,
    );
    const approval =
      work.approval === "first"
        ? (await hasApproved(ports, project.id))
          ? "auto"
          : "ask"
        : work.approval;
    const request: StartRequest = {
      flow: SOLVE_ISSUE,
      input: solveInput({
        issue,
        work,
        roles: crew.roles,
        approval,
        plan,
        handedOver: before.filter(({ status }) => status === "completed").length,
      }),
      band: "small",
      fast: false,
      project: { id: project.id, path: project.path },
      ...crewOf(crew),
      ...(limits !== undefined && { limits }),
      by,
      title: `#${number} ${oneLine(issue.title, 100)}`,
    };
    const places = await placesOf(ports.journal, ports.engine, project.id);
    const queued = places.queued.length > 0 || places.begun.length >= work.maxRuns;
    const { run, repeated } = await ports.engine.start(request, {
      idempotencyKey: starting.along?.idempotencyKey ?? idempotencyKey,
      queued,
      beside: (id) => [
        issueAppend(project.id, number, issue.seq, [
          { type: "issue.started", data: { run: id, by } },
        ]),
        ...(starting.along?.beside(id) ?? []),
      ],
    });
    return { run, isQueued: queued, repeated };
  };
  return inTurn(() => racing(birth));
}

/** Throws unless an issue can be started as things are. */
function mustStart(issue: IssueState, board: Board): void {
  const { number, deletedAt, closed, dependsOn } = issue;
  if (deletedAt !== undefined)
    throw notNow(number, "is deleted", `Bring it back first: wheelhouse issue restore ${number}`);
  if (closed)
    throw notNow(number, "is closed", `Open it again first: wheelhouse issue reopen ${number}`);
  const last = board.lastRun(number);
  if (last && !isTerminal(last.status))
    throw notNow(
      number,
      `is worked on already, by run ${last.id}`,
      `See what it does: wheelhouse issue show ${number}. Go on with it, where nobody drives it: wheelhouse resume ${last.id}. End it: wheelhouse issue stop ${number}`,
    );
  const blockers = blockersOf({ dependsOn }, (other) => board.status(other));
  if (blockers.length === 0) return;
  throw new WheelhouseError(
    "issue.blocked",
    `Issue #${number} waits for ${numbered(blockers)}, which ${blockers.length === 1 ? "is" : "are"} not done.`,
    {
      hint: `Start #${blockers[0]} first, or take the link away: wheelhouse issue edit ${number} --after …`,
    },
  );
}

function crewOf({ agent, model, rules, autoContinue }: Crew) {
  return {
    ...(agent !== undefined && { agent }),
    ...(model !== undefined && { model }),
    ...(rules !== undefined && { rules }),
    ...(autoContinue !== undefined && { autoContinue }),
  };
}

/** Whether a person has approved a plan in this project before. */
async function hasApproved(
  { journal }: Pick<StartPorts, "journal">,
  project: string,
): Promise<boolean> {
  const runs = await journal.rows("runs", {
    where: { project_id: project, flow: SOLVE_ISSUE },
    columns: ["id"],
  });
  const ids = new Set(runs.map((row) => row["id"]));
  const answered = await journal.rows("requests", {
    where: { status: "answered", step: APPROVE.step, option: APPROVE.option },
  });
  return answered.some((row) => ids.has(requestRowSchema.parse(row).run));
}

/** The run that a key has started; undefined when it has started none. Writes nothing: the rest is refused. */
async function bornBy(
  { engine }: StartPorts,
  { project, number, by }: IssueStarting,
  idempotencyKey: string | undefined,
): Promise<string | undefined> {
  if (idempotencyKey === undefined) return undefined;
  const probe = issueAppend(project.id, number, Number.MAX_SAFE_INTEGER, [
    { type: "issue.reopened", data: { by } },
  ]);
  const receipt = await engine.append([probe], { idempotencyKey }).catch(() => undefined);
  return receipt?.repeated === true ? receipt.streams[0]?.stream.slice("run/".length) : undefined;
}
