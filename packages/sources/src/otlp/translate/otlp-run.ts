import { createHash } from "node:crypto";
import type { FoundLog, Translated } from "../../log-format.ts";
import { stepOfSession } from "../../session-step.ts";
import type { SpoolLine } from "../spool/spool-line.ts";
import { firstText, type HasAttributes } from "../tables/first-of.ts";
import { AGENT_KEYS, MODEL_KEYS } from "../tables/gen-ai.ts";
import { tableOf } from "../tables/tables.ts";
import { EventWriter } from "./event-writer.ts";
import { type Figures, keepNewest, type OtlpState, type Session } from "./otlp-state.ts";
import { type Carrier, spend } from "./spend.ts";
import { Turns } from "./turns.ts";

const MOST_SESSIONS = 1_000;
const MOST_TRACES = 2_000;
const MOST_SEEN = 10_000;
/** Characters of a conversation's id in a title. */
const SHOWN_ID = 8;

/** Longer keys are remembered by a hash. */
const LONGEST_KEY = 32;

const DIRECTORY_KEYS = ["process.working_directory", "cwd"] as const;

/** A line whose attributes can be asked for. */
export interface Line {
  readonly line: SpoolLine;
  readonly attributes: HasAttributes;
  /** When what it tells of was over. */
  readonly at: number;
}

/** A run that is made of a file of the spool: finds the session of each line, and tells of what is new. */
export class OtlpRun {
  readonly state: OtlpState;
  readonly writer = new EventWriter();
  readonly #log: FoundLog;
  #isOdd = false;

  constructor(log: FoundLog, state: OtlpState) {
    this.#log = log;
    this.state = state;
  }

  /** The session that a line belongs to: the one that it says, else that of its trace, else the first of all. */
  sessionOf(line: Line): Session {
    const { state } = this;
    const { session: said } = line.line;
    const trace = "trace" in line.line ? line.line.trace : undefined;
    if (said !== undefined && trace !== undefined && !state.traces.has(trace)) {
      state.traces.set(trace, said);
      keepNewest(state.traces, MOST_TRACES);
    }
    const ofTrace = trace === undefined ? undefined : state.traces.get(trace);
    const id = said ?? ofTrace ?? state.main ?? trace ?? this.#log.name;
    return state.sessions.get(id) ?? this.#spawn(id, line);
  }

  turnsOf(session: Session): Turns {
    return new Turns(session, this.writer);
  }

  /** Whether something is told for the first time. */
  isNew(told: string): boolean {
    const { seen } = this.state;
    const key = told.length <= LONGEST_KEY ? told : hashOf(told);
    if (seen.has(key)) return false;
    seen.add(key);
    keepNewest(seen, MOST_SEEN);
    return true;
  }

  /** Tells in which directory an agent works, once for each; not before the run is told of. */
  touch(line: Line): void {
    const directory = firstText(line.attributes, DIRECTORY_KEYS);
    if (directory === undefined || !this.state.begun) return;
    if (this.isNew(`in ${directory}`))
      this.writer.put("repo.touched", line.at, { repo: directory, match: "cwd" });
  }

  spend(line: Line, session: Session, attempt: string, carrier: Carrier, figures: Figures): void {
    const { service } = line.line;
    const more = spend(this.state, `${service} ${session.session}`, carrier, figures);
    if (!more) return;
    const some = (figure: number): number | undefined => (figure === 0 ? undefined : figure);
    const data = {
      inputTokens: more.input,
      outputTokens: more.output,
      cachedTokens: some(more.cached),
      cacheWriteTokens: some(more.cacheWrite),
      reasoningTokens: some(more.reasoning),
      costUsd: some(more.cost),
      model: firstText(line.attributes, MODEL_KEYS),
      unknownCost: more.answers - more.priced,
    };
    this.writer.put("budget.spent", line.at, data, session, attempt);
  }

  /** The line tells a figure that is none. */
  odd(): void {
    this.#isOdd = true;
  }

  /** What came since the last taking. */
  take(): Translated {
    const taken = { events: this.writer.take(), ...(this.#isOdd && { isUnknown: true }) };
    this.#isOdd = false;
    return taken;
  }

  #spawn(id: string, line: Line): Session {
    const { state, writer } = this;
    const { service, version } = line.line;
    const agent = tableOf(service).agent || (firstText(line.attributes, AGENT_KEYS) ?? service);
    const title = `${agent} ${id.slice(0, SHOWN_ID)}`;
    const at = line.line.kind === "span" ? line.line.from : line.at;
    const cwd = firstText(line.attributes, DIRECTORY_KEYS);
    const model = firstText(line.attributes, MODEL_KEYS);
    if (!state.begun) {
      state.begun = true;
      state.main = id;
      writer.put("run.created", at, {
        flow: agent,
        title,
        project: { id: "", path: cwd ?? "" },
        input: { conversation: id, ...this.#traceOf(line) },
        source: "otlp",
        agent,
        model,
        by: agent,
      });
      const host = version === undefined ? service : `${service} ${version}`;
      writer.put("run.started", at, { host });
    }
    const session: Session = {
      session: id,
      step: stepOfSession(id),
      turns: 0,
      unclaimed: [],
      end: 0,
    };
    // More sessions than this share the last one's place: a run with so many is none that anybody reads.
    if (state.sessions.size >= MOST_SESSIONS) {
      const last = [...state.sessions.values()].at(-1);
      if (last) return last;
    }
    state.sessions.set(id, session);
    const about = { session: id, match: "named", agent, title, version, model, cwd };
    writer.put("session.spawned", at, about, session);
    return session;
  }

  /** The trace that tells whether the run is of ours: that of its file, when it has one for itself. */
  #traceOf({ line }: Line): { readonly trace?: string } {
    const { name } = this.#log;
    if (/^[ot]-[0-9a-f]{32}$/.test(name)) return { trace: name.slice(2) };
    return "trace" in line && line.trace !== undefined ? { trace: line.trace } : {};
  }
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64").slice(0, LONGEST_KEY);
}
