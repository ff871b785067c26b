import { isAbsolute } from "node:path";
import type { RunState, SessionMatch, SourceKind } from "@wheelhouse/core";

/** What tells whether an observed run belongs to another one. */
export interface Member {
  readonly run: string;
  readonly source: SourceKind;
  /** Its sessions: the first is the one that the run is, when it was made of a session's own file. */
  readonly sessions: readonly {
    readonly session: string;
    readonly parent: string | undefined;
    readonly agent: string | undefined;
    readonly role: string | undefined;
    readonly match: SessionMatch;
  }[];
  /** Directories that it worked in, and repositories that it names. */
  readonly places: readonly string[];
  /** Wall clock in ms of its beginning and of its last event. */
  readonly from: number;
  readonly to: number;
  /** The OpenTelemetry trace that it was made of. */
  readonly trace: string | undefined;
}

/** Kinds of sources whose runs are single sessions. */
const SESSION_FILES: ReadonlySet<SourceKind> = new Set(["claude", "qwen", "codex"]);

/** Whether a run was made of a session's own file. */
export function isSessionFile({ source }: Pick<Member, "source">): boolean {
  return SESSION_FILES.has(source);
}

/** A folded run as a member; undefined when nothing of it is known yet. */
export function memberOf(state: RunState, source: SourceKind): Member | undefined {
  const { created, observed } = state;
  if (!created || !observed) return undefined;
  const { trace } = created.input;
  const cwds = [...observed.sessions.values()].flatMap(({ cwd }) => cwd ?? []);
  const project = isAbsolute(created.project.path) ? [created.project.path] : [];
  return {
    run: state.id,
    source,
    sessions: [...observed.sessions.values()].map((each) => {
      const { session, parent, agent, role, match } = each;
      return { session, parent, agent, role, match };
    }),
    places: [...new Set([...project, ...cwds, ...observed.repos.keys()])],
    from: created.at,
    to: observed.lastEventAt,
    trace: typeof trace === "string" ? trace : undefined,
  };
}
