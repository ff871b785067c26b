import type {
  ActionKind,
  AgentObject,
  AlertChannel,
  AlertChannelsObject,
  AlertTriedObject,
  ChangedLines,
  ChangesObject,
  CheckObject,
  FlowObject,
  ForkObject,
  PlanObject,
  SettingsChange,
  SettingsObject,
  StartObject,
} from "@wheelhouse/core";
import type {
  DeskCommand,
  DeskDone,
  InboxCommand,
  InboxDone,
  ScheduleCommand,
  ScheduleDone,
  ThreadCommand,
  ThreadDone,
} from "@wheelhouse/desk";
import type { JournalReader } from "@wheelhouse/journal";
import type { Observed, OtlpReceiver, Repositories } from "@wheelhouse/sources";
import type { ReportForms } from "./export/report-forms.ts";
import type { Keys } from "./security/keys.ts";

/** What the server reads of a journal. */
export type Journal = Pick<
  JournalReader,
  "read" | "head" | "watermark" | "streams" | "tail" | "rows"
>;

/** A directory that runs look at. */
export interface Project {
  readonly id: string;
  readonly path: string;
}

/**
 * Who drives runs: this process or another one.
 * *Contract*: what resolves is journaled; what rejects has changed nothing. Errors are those of the table. `by` is who wants it;
 * the person who serves when absent.
 */
export interface Wheel {
  /** Births a run; with a key that was used before it names the run of that time. */
  start(
    start: StartObject,
    project: Project,
    idempotencyKey: string | undefined,
    by?: string,
  ): Promise<{ readonly run: string; readonly repeated: boolean }>;
  /** Births a run that takes over what had finished of another one. Throws what the engine's `fork` does. */
  fork(
    run: string,
    fork: ForkObject,
    idempotencyKey: string | undefined,
  ): Promise<{ readonly run: string; readonly repeated: boolean }>;
  answer(
    answer: {
      readonly request: string;
      readonly option?: string | undefined;
      readonly text?: string | undefined;
    },
    by?: string,
  ): Promise<void>;
  cancel(run: string, reason: string | undefined, by?: string): Promise<void>;
  pause(run: string, reason: string | undefined): Promise<void>;
  /** Has a failed step of an open run tried again; for one that was skipped because of another, that one. */
  retry(run: string, step: string, reason: string | undefined): Promise<void>;
  resume(run: string): Promise<void>;
  /** Runs that are driven now. */
  driving(): Promise<readonly string[]>;
  /** Why steps of a run that could start have not, by step. */
  held(run: string): Promise<ReadonlyMap<string, string>>;
}

/** The same without who wants it: whoever serves knows that. */
export type Unsigned<C> = C extends { readonly by: string } ? Omit<C, "by"> : never;
/** Something to be done with issues; whoever serves knows who wants it. */
export type UnsignedCommand = Unsigned<DeskCommand>;

/** Where issues are changed, in the name of the person who serves unless `by` says another. *Contract*: that of `Desk`. */
export interface IssueDesk {
  perform(command: UnsignedCommand, by?: string): Promise<DeskDone>;
}

/** Where schedules are changed, in the name of the person who serves. *Contract*: that of `performSchedule`. */
export interface ScheduleDesk {
  perform(command: Unsigned<ScheduleCommand>): Promise<ScheduleDone>;
}

/** Where the inbox is changed, in the name of the person who serves. An item that is posted has been looked at by the rules when it resolves, where the host has an inbox. */
export interface InboxDesk {
  perform(command: Unsigned<InboxCommand>): Promise<InboxDone>;
}

/** Who answers in the threads of a project, and what they may do by themselves. */
export interface ThreadWho {
  /** Null when nobody can. */
  readonly agent: string | null;
  readonly model: string | null;
  /** Why nobody can, and what to do about it. */
  readonly offline: { readonly reason: string; readonly hint: string } | null;
  readonly autonomous: readonly ActionKind[];
  /** Commands of their own that agents know who are open now, by the names of their threads. */
  readonly commands: readonly {
    readonly thread: string;
    readonly name: string;
    readonly description: string;
  }[];
}

/**
 * Where people speak with the orchestrator, in the name of the person who serves unless `by` says another. What was said is
 * answered later: the reply comes on the thread's topic.
 */
export interface ThreadDesk {
  perform(command: Unsigned<ThreadCommand>, by?: string): Promise<ThreadDone>;
  who(project: Project): Promise<ThreadWho>;
}

/** How the person who serves is reached outside of the page. */
export interface AlertDesk {
  /** As it is now. Throws `settings.invalid`. */
  channels(): AlertChannelsObject;
  /** Keeps whether a channel that needs no address is on. Throws `settings.invalid`. */
  switch(channel: "browser" | "log", on: boolean): AlertChannelsObject;
  /** Sends a real alert, once. Throws `usage` when the channel is off. */
  test(channel: AlertChannel): Promise<AlertTriedObject>;
}

/** What runs have changed in their clones. */
export interface Changes {
  /** What a run, or a step of it, has changed; undefined for a run without a clone. */
  read(run: string, step: string | undefined): Promise<ChangesObject | undefined>;
  /** Lines of a file as the run has left it; undefined for a run without a clone. Throws `run.state` for what is no text of it. */
  lines(
    run: string,
    what: { readonly blob: string; readonly from: number; readonly to: number },
  ): Promise<ChangedLines | undefined>;
  /** What a run has changed, as mails that git applies; undefined for a run without a clone. */
  patch(run: string): Promise<string | undefined>;
}

/** Takes in what agents send by OpenTelemetry. */
export interface OtlpIngress {
  readonly receiver: OtlpReceiver;
  /** Proves that a sender may send, and nothing else: it is no token of the API. */
  readonly token: string;
  /** By agent, what its environment needs, or its settings, so that it sends to an endpoint with these headers. */
  readonly environments: (to: {
    readonly endpoint: string;
    readonly headers: string;
  }) => Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Flows that are files of a project or of the user. */
export interface FlowFiles {
  /**
   * Lets a project's flow be run as it is. Throws `flow.unknown`, `flow.invalid`, or `flow.untrusted` when it has another
   * hash by now: a person trusts what they have read.
   */
  trust(
    project: Project,
    flow: { readonly flow: string; readonly hash: string },
  ): Promise<FlowObject>;
  /** Calls back when some of those that were asked for have changed; the result ends it. */
  onChange(listener: () => void): () => void;
}

/** Everything that the server gets from outside. */
export interface ServerDeps {
  readonly journal: Journal;
  readonly wheel: Wheel;
  /** Absent: issues can only be looked at. */
  readonly desk?: IssueDesk | undefined;
  /** Absent: schedules can only be looked at. */
  readonly schedules?: ScheduleDesk | undefined;
  /** Absent: the inbox can only be looked at. */
  readonly inbox?: InboxDesk | undefined;
  /** Absent: nobody is reached outside of the page. */
  readonly alerts?: AlertDesk | undefined;
  /** Absent: threads can only be looked at. */
  readonly threads?: ThreadDesk | undefined;
  /** Absent: no run has any. */
  readonly changes?: Changes | undefined;
  /** Runs that others drive; none when absent. Whoever opened it closes it, after the server. */
  readonly observed?: Observed | undefined;
  /** Repositories and what they want; none when absent. Whoever opened it closes it, after the server. */
  readonly repositories?: Repositories | undefined;
  /** Absent: nothing is taken in. */
  readonly otlp?: OtlpIngress | undefined;
  /** The flows that can be chosen, with those of a project where one is given. */
  readonly flows: (project?: Project) => readonly FlowObject[] | Promise<readonly FlowObject[]>;
  /** Flows that are files; none when absent. */
  readonly flowFiles?: FlowFiles | undefined;
  readonly agents: () => Promise<readonly AgentObject[]>;
  /**
   * What would come of starting a run. *Contract*: starts and writes nothing; whatever stands in the way,
   * also that `project` rejects, is a problem in what resolves.
   */
  readonly plan: (start: StartObject, project: () => Promise<Project>) => Promise<PlanObject>;
  /** Looks at this machine; `again` looks afresh, else an answer of a moment ago will do. */
  readonly doctor: (again: boolean) => Promise<readonly CheckObject[]>;
  readonly settings: {
    read(project: Project): Promise<SettingsObject>;
    /** Keeps what a person changes, in their own data directory and never in the project. Throws `agent.unknown`. */
    change(project: Project, change: SettingsChange): Promise<SettingsObject>;
  };
  /** Projects that are known before any run of them: the one that the server stands in, and those that were made known. */
  readonly projects: () => readonly Project[];
  /** Makes a directory known, over restarts too. Throws `usage` or `project.unreadable`. */
  readonly addProject: (path: string) => Promise<Project>;
  /**
   * Every file that a run over a project would see, relative to its top; what was read a moment ago will do. Empty where
   * the directory cannot be read.
   */
  readonly projectFiles: (project: Project) => Promise<readonly string[]>;
  /** Forms of a report that only its flow knows; when absent, there are none of these. */
  readonly reportForms?: ReportForms | undefined;
  /** Text of a file inside the snapshot of a run; undefined for whatever is not a text file inside. */
  readonly readFile: (run: string, path: string) => string | undefined;
  readonly keys: Keys;
  /** The directory whose files are the page. */
  readonly pages: string;
  readonly version: string;
  /** Wall clock in milliseconds. */
  readonly now: () => number;
  /** The port that it listens on: part of its names and of its cookie's name. */
  readonly port: () => number;
  /** So often a silent stream shows that it lives, in milliseconds; 10 s when absent. */
  readonly beatMs?: number | undefined;
  /** Told what went wrong inside; requests are answered all the same. */
  readonly onError: (error: unknown) => void;
}

/** What the server works with: where something is absent, there is none of it. */
export interface Served extends ServerDeps {
  readonly observed: Observed;
  readonly repositories: Repositories;
}
