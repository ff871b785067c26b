import type { Level } from "@wheelhouse/sandbox";
import type { AgentInfo, AttemptSpec } from "../agent.ts";
import type { Machine } from "../discover/machine.ts";
import type { UsageDialect } from "../usage/read-usage.ts";

/** What we know about an agent, whoever wrote it. */
export interface CatalogueEntry {
  readonly id: string;
  readonly name: string;
  readonly origin: AgentInfo["origin"];
  /** True when it calls no model. */
  readonly modelFree: boolean;
  /**
   * The levels that it may run at, the strongest first. Only one bundled file of ours may be confined;
   * `agent-enforced` holds only for versions that passed our attack suite. Both are for reading alone.
   */
  readonly levels: readonly Level[];
  readonly traits: Traits;
  /** Finds out what is there of it on a machine. Bounded in time; spends nothing; never throws. */
  look(machine: Machine): Promise<Sighting>;
  /** The command for an attempt. Throws a WheelhouseError that says what is missing. */
  launch(spec: LaunchSpec, setting: LaunchSetting): Promise<Launch>;
}

/** What of an attempt decides how its program is started. */
export type LaunchSpec = Pick<AttemptSpec, "model" | "access" | "readable" | "maxTokens">;

/** How an agent speaks the protocol, where agents differ. */
export interface Traits {
  /** Its own modes, set by us and read back; undefined when it has none. */
  readonly modes?: Modes | undefined;
  /** How our session tools are mounted. */
  readonly tools: "http" | "stdio" | "none";
  /** Where it says what it used. */
  readonly usage: UsageDialect;
  /** Whether its model's words come in messages with a name, so that words without one are the program's own. */
  readonly names?: boolean | undefined;
  /** The method by which it is signed in with a key from its environment, if it wants to be asked. */
  readonly authenticate?: string | undefined;
}

/** Modes of an agent's own, by what its step may do. Who writes is held to its clone by the sandbox, in any mode. */
export interface Modes {
  readonly read: string;
  readonly write: string;
  /** For writing where the project has rules about calls, when it asks about none in the mode `write`. */
  readonly asking?: string | undefined;
}

/** What was found of an agent. */
export interface Sighting {
  readonly path: string | undefined;
  readonly version: string | undefined;
  readonly calls: AgentInfo["calls"];
  readonly signedIn: AgentInfo["signedIn"];
  /** Why it cannot be used, if it cannot. */
  readonly missing?: { readonly reason: string; readonly hint: string } | undefined;
}

/** What a command is built with. */
export interface LaunchSetting {
  readonly machine: Machine;
  /** Built-in transcripts of `scripted`: name → path. */
  readonly transcripts: Readonly<Record<string, string>>;
  /** Where the bundles of our own agents lie; the package's own directory when absent. */
  readonly bundleDir?: string | undefined;
}

/** How an attempt's program is started. */
export interface Launch {
  /** One bundled file of ours, or the program of a command-line agent. */
  readonly program: string;
  readonly args: readonly string[];
  /** Whether our Node.js runs it. */
  readonly script: boolean;
  /** What it must be able to read besides the snapshot and itself. */
  readonly readable: readonly string[];
  /** Its environment, besides what every agent gets. */
  readonly env: Readonly<Record<string, string>>;
  /** Files that are written into its private home before it starts: path below the home → content. */
  readonly files: Readonly<Record<string, string>>;
  /** Credential files that are lent to it: path below the user's home and below its own. */
  readonly credentials: readonly string[];
  /** Whether it is signed in by a key in its environment. */
  readonly keyed?: boolean | undefined;
}
