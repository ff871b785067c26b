import { type Json, RUN_LOG } from "@wheelhouse/core";
import type { FoundLog, LogEvent, Translated, Translator } from "../log-format.ts";
import { fieldOf, isObject, type LogLine, parseLogLine, wordOf } from "./log-line.ts";
import { meaningOfLine } from "./meaning-of-line.ts";
import { present } from "./event-data.ts";

/** Foreign run ids that are told of, each once. */
const MOST_FOREIGN = 100;

/** What it takes to go on. */
interface Memory {
  isOpen: boolean;
  /** Repositories that were told of. */
  readonly repos: Set<string>;
  /** Run ids of lines that are not the log's. */
  readonly foreign: Set<string>;
}

/** Translates the lines of a run.log; docs/run-log.md says what they mean. */
export class RunLogTranslator implements Translator {
  readonly #log: FoundLog;
  readonly #memory: Memory;

  constructor(log: FoundLog, kept?: unknown) {
    this.#log = log;
    this.#memory = isMemory(kept)
      ? { isOpen: kept.isOpen, repos: new Set(kept.repos), foreign: new Set(kept.foreign) }
      : { isOpen: false, repos: new Set(), foreign: new Set() };
  }

  line(text: string): Translated {
    const line = parseLogLine(text);
    if (typeof line === "string") return { events: [], problem: line };
    const meaning = meaningOfLine(line);
    if (typeof meaning === "string") return { events: [], problem: meaning };
    const before: LogEvent[] = [];
    if (!this.#memory.isOpen) this.#open(line, before);
    else if (isKind(line, "run.started")) this.#name(line, before);
    this.#checkRun(line, before);
    this.#touch(line, before);
    if (meaning !== undefined)
      return { events: before.length === 0 ? meaning : [...before, ...meaning] };
    const unknown = { type: `log.${line.kind}`, at: line.at, data: present(line.all) };
    return { events: [...before, unknown], isUnknown: true };
  }

  kept(): unknown {
    return this.#memory;
  }

  #open(line: LogLine, events: LogEvent[]): void {
    this.#memory.isOpen = true;
    const { at } = line;
    const says = line.kind === "run.started" ? line : undefined;
    const title = says && wordOf(says, "title");
    const goal = says && wordOf(says, "goal");
    const data = {
      flow: RUN_LOG,
      title: title ?? this.#log.name,
      project: { id: "", path: "" },
      input: goal === undefined ? {} : { goal },
      source: RUN_LOG,
      by: "harness",
    };
    events.push({ type: "run.created", at, data });
    events.push({ type: "run.started", at, data: { host: "harness" } });
  }

  /** A title that comes when the run has one: events are never changed, so that it is only told. */
  #name(line: LogLine, events: LogEvent[]): void {
    const title = wordOf(line, "title");
    if (title === undefined) return;
    const data = { text: `the run calls itself “${title}”` };
    events.push({ type: "note", at: line.at, data });
  }

  /** The directory's name counts; that a line says otherwise is told once for each other name. */
  #checkRun({ runId, at }: LogLine, events: LogEvent[]): void {
    const { name } = this.#log;
    const { foreign } = this.#memory;
    if (runId === undefined || runId === null || runId === name) return;
    const other = (typeof runId === "string" ? runId : JSON.stringify(runId)).slice(0, 200);
    if (foreign.has(other) || foreign.size >= MOST_FOREIGN) return;
    foreign.add(other);
    const text = `lines say that they are of run ${other}; they are in the directory of ${name}`;
    events.push({ type: "note", at, data: { text, level: "warn" } });
  }

  #touch(line: LogLine, events: LogEvent[]): void {
    const { repo, at } = line;
    if (repo !== undefined) this.#touchOne(repo, at, events);
    if (isKind(line, "run.started")) {
      const repos = fieldOf(line, "repos");
      if (Array.isArray(repos)) for (const each of repos) this.#touchOne(each, at, events);
    } else if (isKind(line, "candidate.selected")) {
      const candidate = fieldOf(line, "candidate");
      if (isObject(candidate)) this.#touchOne(candidate["repo"], at, events);
    }
  }

  #touchOne(repo: Json | undefined, at: number, events: LogEvent[]): void {
    const { repos } = this.#memory;
    if (typeof repo !== "string" || repo === "" || repos.has(repo)) return;
    repos.add(repo);
    events.push({ type: "repo.touched", at, data: { repo, match: "named" } });
  }
}

// Words of a line are compared letter by letter; nearly always their lengths tell.
const isKind = ({ kind }: LogLine, wanted: string): boolean =>
  kind.length === wanted.length && kind === wanted;

function isMemory(kept: unknown): kept is Memory {
  return (
    typeof kept === "object" &&
    kept !== null &&
    "isOpen" in kept &&
    "repos" in kept &&
    kept.repos instanceof Set &&
    "foreign" in kept &&
    kept.foreign instanceof Set
  );
}
