import type { ErrorCode, IssueStatus } from "@wheelhouse/core";
import type { Wanted } from "./desk-world.ts";

/** What an issue's last run is doing, as a person would keep it in mind. */
type Run = "queued" | "approve" | "accept" | "completed" | "cancelled";

interface Kept {
  deps: number[];
  parent: number | null;
  closed: boolean;
  deleted: boolean;
  run: { readonly order: number; state: Run } | undefined;
}

/** What came of a command: nothing wrong, or the code of the refusal. */
export type Outcome = "done" | ErrorCode;

const MOVES: ReadonlyMap<string, "start" | "stop" | "reopen" | "accept"> = new Map([
  ["open>inprogress", "start"],
  ["inprogress>open", "stop"],
  ["waiting>open", "stop"],
  ["closed>open", "reopen"],
  ["waiting>done", "accept"],
]);

/** The desk as simple as it can be thought: what every command does to issues, without journals, runs or races. */
export class DeskModel {
  readonly #issues: Kept[] = [];
  readonly #most: number;
  #born = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get numbers(): readonly number[] {
    return this.#issues.map((_, index) => index + 1);
  }

  status(number: number): IssueStatus | undefined {
    const issue = this.#issues[number - 1];
    if (!issue || issue.deleted) return undefined;
    if (issue.closed) return "closed";
    switch (issue.run?.state) {
      case "queued":
        return "inprogress";
      case "approve":
      case "accept":
        return "waiting";
      case "completed":
        return "done";
      default:
        return "open";
    }
  }

  blockedBy(number: number): number[] {
    return this.#issues[number - 1]?.deps.filter((other) => this.status(other) !== "done") ?? [];
  }

  apply(command: Wanted): Outcome {
    if (command.do === "create") return this.#create(command.input);
    const issue = this.#issues[command.number - 1];
    if (!issue) return "issue.unknown";
    if (command.do === "restore") {
      if (!issue.deleted) return "issue.state";
      issue.deleted = false;
      return "done";
    }
    if (issue.deleted) return "issue.state";
    const outcome = this.#change(issue, command);
    this.#admit();
    return outcome;
  }

  #create({ depends_on = [], parent = null }: Extract<Wanted, { do: "create" }>["input"]): Outcome {
    const number = this.#issues.length + 1;
    const deps = sorted(depends_on);
    const links = [...deps, ...(parent === null ? [] : [parent])];
    if (links.includes(number) || links.some((other) => this.#isGone(other)))
      return "issue.invalid";
    this.#issues.push({ deps, parent, closed: false, deleted: false, run: undefined });
    return "done";
  }

  #change(issue: Kept, command: Exclude<Wanted, { do: "create" | "restore" }>): Outcome {
    const { number } = command;
    const state = issue.run?.state;
    const isActive = state === "queued" || state === "approve" || state === "accept";
    switch (command.do) {
      case "edit":
        return this.#edit(number, issue, command.change);
      case "comment":
        return "done";
      case "start":
        if (issue.closed || isActive) return "issue.state";
        if (this.blockedBy(number).length > 0) return "issue.blocked";
        issue.run = { order: this.#born++, state: "queued" };
        return "done";
      case "stop":
        if (!isActive || !issue.run) return "issue.state";
        issue.run.state = "cancelled";
        return "done";
      case "answer":
        if (state !== "approve" && state !== "accept") return "issue.state";
        if (state === "accept" || !issue.run) return "request.option";
        issue.run.state = "accept";
        return "done";
      case "accept":
        if (state !== "accept" || !issue.run) return "issue.state";
        issue.run.state = "completed";
        return "done";
      case "close":
        if (issue.closed) return "issue.state";
        if (isActive && issue.run) issue.run.state = "cancelled";
        issue.closed = true;
        return "done";
      case "reopen":
        if (!issue.closed) return "issue.state";
        issue.closed = false;
        return "done";
      case "delete":
        if (isActive) return "issue.state";
        issue.deleted = true;
        return "done";
      case "move":
        return this.#move(issue, command);
      default:
        return command satisfies never;
    }
  }

  #edit(number: number, issue: Kept, change: Extract<Wanted, { do: "edit" }>["change"]): Outcome {
    const deps = change.depends_on === undefined ? issue.deps : sorted(change.depends_on);
    const parent = change.parent === undefined ? issue.parent : change.parent;
    if (String(deps) === String(issue.deps) && parent === issue.parent) return "done";
    const added = [...deps, parent].filter(
      (other) => other !== null && !issue.deps.includes(other) && other !== issue.parent,
    );
    if (added.some((other) => other !== null && other !== number && this.#isGone(other)))
      return "issue.invalid";
    const after = { ...issue, deps, parent };
    const at = (other: number): Kept | undefined =>
      other === number ? after : this.#issues[other - 1];
    if (reaches(number, (other) => at(other)?.deps ?? [])) return "issue.invalid";
    if (reaches(number, (other) => [at(other)?.parent ?? null].filter((each) => each !== null)))
      return "issue.invalid";
    Object.assign(issue, { deps, parent });
    return "done";
  }

  #move(issue: Kept, { number, to }: Extract<Wanted, { do: "move" }>): Outcome {
    const from = this.status(number);
    if (to === "closed") return this.#change(issue, { do: "close", number });
    const means = MOVES.get(`${from}>${to}`);
    return means === undefined ? "issue.state" : this.#change(issue, { do: means, number });
  }

  /** Lets runs begin, the oldest first, as long as there is a place. */
  #admit(): void {
    const runs = this.#issues
      .flatMap(({ run }) => run ?? [])
      .sort((one, other) => one.order - other.order);
    let places =
      this.#most - runs.filter(({ state }) => state === "approve" || state === "accept").length;
    for (const run of runs) if (run.state === "queued" && places-- > 0) run.state = "approve";
  }

  #isGone(number: number): boolean {
    return this.#issues[number - 1]?.deleted !== false;
  }
}

function sorted(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((one, other) => one - other);
}

/** Whether one gets from a number back to it. */
function reaches(number: number, next: (number: number) => readonly number[]): boolean {
  const seen = new Set<number>();
  const open = [...next(number)];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === number) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...next(at));
  }
  return false;
}
