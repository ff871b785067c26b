import { ALERT_STREAMS, EVENT_VERSION, RUN_PROJECTIONS } from "@wheelhouse/core";
import type { Alerter, Desk, HostDesk } from "@wheelhouse/desk";
import {
  createEngine,
  type Engine,
  type MoreRoutes,
  serveHost,
  type Stopped,
  takeLock,
} from "@wheelhouse/engine";
import { openSqliteJournal, type SqliteJournal } from "@wheelhouse/journal";
import { keepGitBeside } from "@wheelhouse/workspace";
import { alertRoutes, composeAlerter } from "../alerts/compose-alerts.ts";
import { type HostThreads, threadRoutes, threadsOfQuietHost } from "../chat/thread-routes.ts";
import { journalPath, socketPath } from "../home/home-paths.ts";
import { privateDirectory } from "../home/private-directory.ts";
import { composeDrain } from "../inbox/compose-drain.ts";
import { composeInbox, inboxDesk, type InboxDesk } from "../inbox/compose-inbox.ts";
import { composeDesk, deskRoutes } from "../issues/compose-desk.ts";
import { composeOrchestrator } from "../orchestrator/compose-orchestrator.ts";
import { addedProjects } from "../project/known-projects.ts";
import { projectHere } from "../project/project-here.ts";
import { actsOf } from "../schedules/act/acts-of.ts";
import { composeSchedules, type Schedules } from "../schedules/compose-schedules.ts";
import { composePorts, type PortsOver } from "./compose-ports.ts";
import { drivenNote } from "./driven-note.ts";
import { systemClock } from "./system-clock.ts";

/** How a host is opened. */
export interface HostOptions {
  /** What this process was started as, for whoever finds the lock taken. */
  readonly command: string;
  /**
   * Whether other processes may hand it work. Not for a command that is the host for a moment only:
   * a run that it took in would be left at once.
   */
  readonly serve: boolean;
  /** Whether schedules are fired here, as long as this is the host. */
  readonly fires?: boolean | undefined;
  /** Whether people are told of what cannot wait. Not by a command whose person looks at it: who comes next tells what is left. */
  readonly tells?: boolean | undefined;
  /** Whether what is said in threads is answered here, as long as this is the host. */
  readonly converses?: boolean | undefined;
  /** Ports that are other ones than usual. */
  readonly over?: PortsOver | undefined;
  /** Called when a run is no longer driven here. */
  readonly onStopped?: ((run: string, why: Stopped) => void) | undefined;
}

/** This process as the host of a data directory. */
export interface Host {
  readonly engine: Engine;
  readonly desk: Desk;
  readonly alerts: Alerter;
  readonly schedules: Schedules;
  readonly inbox: InboxDesk;
  readonly threads: HostThreads;
  readonly journal: SqliteJournal;
  /** Takes the wheel of runs whose host has died, all of them before one that waits for a place may begin. Gives those that are open. */
  takeOver(runs: Iterable<string>): Promise<readonly string[]>;
  /** Leaves all runs for later and gives the lock back. */
  close(): Promise<void>;
}

/**
 * Makes this process the host of a data directory; undefined when another process is. The lock comes
 * first and goes last: between them this process is the only one that writes.
 */
export async function openHost(home: string, options: HostOptions): Promise<Host | undefined> {
  privateDirectory(home);
  const lock = takeLock(home);
  if (!lock) return undefined;
  await using opening = new AsyncDisposableStack();
  opening.defer(() => lock.release());
  opening.defer(keepGitBeside());
  const clock = options.over?.clock;
  const journal = opening.use(
    await openSqliteJournal({
      path: journalPath(home),
      projections: RUN_PROJECTIONS,
      eventVersion: EVENT_VERSION,
      clock: clock && (() => clock.now()),
    }),
  );
  const note = options.serve ? drivenNote(home, () => engine.driving) : undefined;
  const onDriving = (): void => {
    note?.update();
    void desk.settle();
    tell();
  };
  // What a host for a moment leaves to be told, the next one that stays tells.
  const tell = (): void => {
    if (options.tells === true) void alerts.settle();
  };
  let schedules: Schedules | undefined;
  const engine = await createEngine(composePorts(home, journal, options.over), {
    onStopped(run, why) {
      onDriving();
      void schedules?.settle(run);
      options.onStopped?.(run, why);
    },
  });
  const watched = noting(engine, { onDriving, onAlert: tell });
  const takeOver = async (runs: Iterable<string>): Promise<readonly string[]> => {
    const open = await Promise.all(
      [...runs].map(async (run) => ((await engine.drive(run)) ? run : undefined)),
    );
    onDriving();
    return open.filter((run) => run !== undefined);
  };
  const desk: HostDesk = composeDesk(home, journal, watched);
  const alerts: Alerter = composeAlerter(home, { journal, engine, clock: clock ?? systemClock });
  opening.defer(() => alerts.close());
  const parts = { journal, engine: watched, alerts, clock: clock ?? systemClock };
  const inbox = options.tells === true ? await composeInbox(home, parts) : undefined;
  if (inbox) opening.defer(() => inbox.close());
  const opened = await composeSchedules(
    {
      journal,
      engine: watched,
      clock: clock ?? systemClock,
      acts: actsOf(home, { engine: watched, desk }),
      onPosted: (id) => void inbox?.posted(id),
    },
    {
      fires: options.fires ?? false,
      projects: () => [...projectHere(process.cwd()), ...addedProjects(home)],
    },
  );
  schedules = opened;
  opening.defer(() => opened.close());
  const items = inboxDesk(home, { ...parts, desk, schedules: opened }, inbox);
  const orchestrator = await composeOrchestrator(
    home,
    {
      ...parts,
      desk,
      agents: options.over?.agents,
      onScheduled: (id) => opened.changed(id),
    },
    { converses: options.converses ?? false },
  );
  opening.defer(() => orchestrator.close());
  if (options.tells === true && options.converses === true) {
    const drain = await composeDrain(home, parts, orchestrator);
    opening.defer(() => drain.close());
  }
  const threads: HostThreads =
    options.converses === true ? orchestrator : threadsOfQuietHost(orchestrator, options.command);
  const host = { desk, alerts, schedules: opened, inbox: items, threads, journal, takeOver };
  if (!note) {
    opening.defer(() => engine.close());
    const open = opening.move();
    return { ...host, engine, close: () => open.disposeAsync() };
  }
  opening.defer(() => note.remove());
  const { path, directory } = socketPath(home);
  privateDirectory(directory);
  const served = await serveHost(
    watched,
    path,
    firstOf([
      deskRoutes(desk),
      alertRoutes(alerts),
      opened.routes,
      items.routes,
      threadRoutes(threads),
    ]),
  );
  // The socket outlives the engine: while attempts are being ended, those who hold on to this host
  // must not look for another one yet.
  opening.defer(() => served.close());
  opening.defer(() => engine.close());
  lock.announce({ pid: process.pid, since: Date.now(), socket: path, command: options.command });
  tell();
  const open = opening.move();
  return { ...host, engine: watched, close: () => open.disposeAsync() };
}

/** Routes of several; the first that knows a call answers it. */
function firstOf(all: readonly MoreRoutes[]): MoreRoutes {
  return async (call) => {
    for (const routes of all) {
      const answer = await routes(call);
      if (answer) return answer;
    }
    return undefined;
  };
}

/** The same engine, which says when it has begun to drive a run, and when an alert was appended. */
function noting(
  engine: Engine,
  { onDriving, onAlert }: { readonly onDriving: () => void; readonly onAlert: () => void },
): Engine {
  const then = async <T>(work: Promise<T>): Promise<T> => {
    const value = await work;
    onDriving();
    return value;
  };
  return {
    plan: (request) => engine.plan(request),
    start: (request, options) => then(engine.start(request, options)),
    begin: (run) => engine.begin(run),
    async append(streams, options) {
      const receipt = await engine.append(streams, options);
      if (streams.some(({ stream }) => stream.startsWith(ALERT_STREAMS))) onAlert();
      return receipt;
    },
    fork: (run, request, options) => then(engine.fork(run, request, options)),
    drive: (run) => then(engine.drive(run)),
    recover: () => then(engine.recover()),
    resume: (run, by) => then(engine.resume(run, by)),
    answer: (input) => engine.answer(input),
    cancel: (run, by, reason) => engine.cancel(run, by, reason),
    pause: (run, by, reason) => engine.pause(run, by, reason),
    retry: (run, step, by, reason) => engine.retry(run, step, by, reason),
    stopped: (run) => engine.stopped(run),
    parked: (run) => engine.parked(run),
    get driving() {
      return engine.driving;
    },
    close: () => engine.close(),
  };
}
