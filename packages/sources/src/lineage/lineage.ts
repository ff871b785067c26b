/**
 * What belongs to what among observed runs, and to our own.
 *
 * Owns: an index of members by session. Everything is answered from what is known at that moment, so that it means
 * nothing in which order logs are read: a file that comes later joins what was there before.
 */
import type { RelatedSession, SessionMatch } from "@wheelhouse/core";
import { isSessionFile, type Member } from "./member.ts";

/** Our own runs, as far as others may tell of them. */
export interface OwnRuns {
  /** The run of ours that opened a session. */
  runOfSession(session: string): string | undefined;
  /** The run of ours that an OpenTelemetry trace was given to. */
  runOfTrace(trace: string): string | undefined;
}

/** See the file's header. */
export class Lineage {
  readonly #own: OwnRuns;
  /** The project of a directory or of `owner/name`. */
  readonly #projectOf: (place: string) => string | undefined;
  readonly #members = new Map<string, Member>();
  /** Runs of session files by the session that they are: a file may have been copied. */
  readonly #files = new Map<string, Set<string>>();
  /** Runs of session files by the session that began theirs. */
  readonly #children = new Map<string, Set<string>>();
  /** Runs made of traces by each session that they tell of. */
  readonly #traces = new Map<string, Set<string>>();

  constructor(own: OwnRuns, projectOf: (place: string) => string | undefined) {
    this.#own = own;
    this.#projectOf = projectOf;
  }

  /** A run is known, or known better. */
  set(member: Member): void {
    this.delete(member.run);
    this.#members.set(member.run, member);
    const [root] = member.sessions;
    if (isSessionFile(member)) {
      if (root) addTo(this.#files, root.session, member.run);
      if (root?.parent !== undefined) addTo(this.#children, root.parent, member.run);
    } else if (member.source === "otlp")
      for (const { session } of member.sessions) addTo(this.#traces, session, member.run);
  }

  delete(run: string): void {
    const member = this.#members.get(run);
    if (!member) return;
    this.#members.delete(run);
    for (const { session } of member.sessions) {
      takeFrom(this.#files, session, run);
      takeFrom(this.#traces, session, run);
    }
    const parent = member.sessions[0]?.parent;
    if (parent !== undefined) takeFrom(this.#children, parent, run);
  }

  /** The run that was made of a session's own file; of several the one that began first, whichever was read first. */
  runOf(session: string): string | undefined {
    const runs = [...(this.#files.get(session) ?? [])];
    if (runs.length < 2) return runs[0];
    const from = (run: string): number => this.#members.get(run)?.from ?? 0;
    return runs.reduce((first, run) =>
      from(run) < from(first) || (from(run) === from(first) && run < first) ? run : first,
    );
  }

  /**
   * The run that tells of the same as this one and is shown in its place: one of ours, or that of a session's own file
   * when this one is only what was sent of it.
   */
  joinedInto(run: string): string | undefined {
    const member = this.#members.get(run);
    if (!member) return undefined;
    const { trace, sessions, source } = member;
    const own = trace === undefined ? undefined : this.#own.runOfTrace(trace);
    if (own !== undefined) return own;
    if (isSessionFile(member) || source === "otlp")
      // What else a session's file tells of is not what it is.
      for (const { session } of isSessionFile(member) ? sessions.slice(0, 1) : sessions) {
        const opened = this.#own.runOfSession(session);
        if (opened !== undefined) return opened;
        const file = this.runOf(session);
        if (file !== undefined && file !== run) return file;
      }
    return undefined;
  }

  /** Runs that are shown in another run's place. */
  joinedTo(run: string): readonly { readonly run: string; readonly source: string }[] {
    const near = new Set<string>();
    const member = this.#members.get(run);
    if (member)
      for (const { session } of member.sessions) {
        for (const each of this.#traces.get(session) ?? []) near.add(each);
        for (const each of this.#files.get(session) ?? []) near.add(each);
      }
    // A run of ours is no member: whatever tells of it says so itself.
    else for (const each of this.#members.keys()) near.add(each);
    return [...near].flatMap((each) => {
      const source = this.#members.get(each)?.source;
      if (source === undefined || each === run || this.joinedInto(each) !== run) return [];
      return [{ run: each, source }];
    });
  }

  /** Places of a run and of the sessions that it names: a session's own file knows better where it worked. */
  placesOf(run: string): readonly string[] {
    const member = this.#members.get(run);
    if (!member) return [];
    const files = member.sessions.flatMap(({ session }) => this.runOf(session) ?? []);
    const inherited = files.flatMap((file) => this.#members.get(file)?.places ?? []);
    return [...new Set([...member.places, ...inherited])];
  }

  /**
   * The run of the session that began this one: this one is shown in it. None for sessions that claim to have begun each
   * other in a circle, so that each is shown.
   */
  parentOf(run: string): string | undefined {
    const parent = this.#above(run);
    const seen = new Set<string>();
    for (let above = parent; above !== undefined && !seen.has(above); above = this.#above(above)) {
      if (above === run) return undefined;
      seen.add(above);
    }
    return parent;
  }

  #above(run: string): string | undefined {
    const member = this.#members.get(run);
    const parent = member && isSessionFile(member) ? member.sessions[0]?.parent : undefined;
    return parent === undefined ? undefined : this.runOf(parent);
  }

  /** Runs of the sessions that a run names, and of those that they began: what these have used is part of it. */
  partsOf(run: string): readonly string[] {
    const named = (this.#members.get(run)?.sessions ?? []).flatMap(
      ({ session }) => this.runOf(session) ?? [],
    );
    const parts = new Set([...named, ...this.childrenOf(run)]);
    for (const part of parts) for (const child of this.childrenOf(part)) parts.add(child);
    parts.delete(run);
    return [...parts];
  }

  /** Runs of sessions that were begun by sessions of a run, and by those, and so on. */
  childrenOf(run: string): readonly string[] {
    const found = new Set([run]);
    for (const each of found)
      for (const { session } of this.#members.get(each)?.sessions ?? [])
        for (const child of this.#children.get(session) ?? [])
          if (this.joinedInto(child) === undefined) found.add(child);
    found.delete(run);
    return [...found];
  }

  /**
   * Sessions with files of their own that belong to a run: children of its sessions, wherever and whenever they began, and
   * for a run of a harness those that began in its time in a repository that it touches and that nobody names.
   */
  related(run: string): readonly RelatedSession[] {
    const children = this.childrenOf(run).flatMap((child) => this.#related(child, undefined));
    return [...children, ...this.#probable(run, new Set(children.map(({ session }) => session)))];
  }

  #probable(run: string, children: ReadonlySet<string>): RelatedSession[] {
    const member = this.#members.get(run);
    if (!member || member.source !== "run-log") return [];
    const projects = new Set(this.placesOf(run).flatMap((place) => this.#projectOf(place) ?? []));
    const named = new Set(member.sessions.map(({ session }) => session));
    return [...this.#files.keys()].flatMap((session) => {
      const file = this.runOf(session) ?? "";
      const other = this.#members.get(file);
      if (!other || named.has(session) || children.has(session)) return [];
      const isInTime = other.from >= member.from && other.from <= member.to;
      const isHere = isInTime && other.places.some((place) => this.#isOf(place, projects));
      return isHere && !this.#isNamed(session, run) ? this.#related(file, "probable") : [];
    });
  }

  #isOf(place: string, projects: ReadonlySet<string>): boolean {
    const project = this.#projectOf(place);
    return project !== undefined && projects.has(project);
  }

  #related(run: string, match: SessionMatch | undefined): RelatedSession[] {
    const root = this.#members.get(run)?.sessions[0];
    if (!root) return [];
    const known = root.match === "sidechain" ? "sidechain" : "parent";
    const { session, parent, agent, role } = root;
    return [{ session, parent, agent, role, match: match ?? known, run }];
  }

  /** Whether another harness's run names a session. */
  #isNamed(session: string, but: string): boolean {
    for (const { run, source, sessions } of this.#members.values())
      if (source === "run-log" && run !== but && sessions.some((each) => each.session === session))
        return true;
    return false;
  }
}

function addTo(index: Map<string, Set<string>>, session: string, run: string): void {
  const runs = index.get(session) ?? new Set();
  index.set(session, runs.add(run));
}

function takeFrom(index: Map<string, Set<string>>, session: string, run: string): void {
  const runs = index.get(session);
  if (runs?.delete(run) === true && runs.size === 0) index.delete(session);
}
