import type { Json, JsonObject } from "@wheelhouse/core";
import type { Level } from "@wheelhouse/sandbox";
import type { LaunchSpec, Traits } from "./entry.ts";

/** A command-line agent that users install themselves, as data. */
export interface InstalledAgent {
  readonly id: string;
  readonly name: string;
  /** The program that speaks the protocol, and the packages that it comes in. */
  readonly program: string;
  readonly packages: readonly string[];
  readonly args: readonly string[];
  /** How to get it, as a command. */
  readonly install: string;
  /** The program that users know the agent by, when another one speaks the protocol for it. */
  readonly alias?: string | undefined;
  /** Versions below this one are refused, and why. */
  readonly unsafe?: { readonly below: string; readonly reason: string } | undefined;
  readonly levels: readonly Level[];
  readonly traits: Traits;
  /** Variables of which each is a key that signs in. */
  readonly keys: readonly string[];
  /** The variable that names another endpoint than the provider's own. */
  readonly endpoint?: string | undefined;
  /** Further variables of the user's environment that it gets as they are. */
  readonly pass: readonly string[];
  /** Files below the user's home that sign in; lent to its private home, and given back when it renewed them. */
  readonly credentials: readonly string[];
  /** Settings files in its private home: what is kept of the user's own, and what we set. */
  readonly settings: readonly SettingsFile[];
  /** What depends on the user's environment or the attempt. Pure. */
  configure(given: ConfigureInput): Configured;
  /** How a person signs in. */
  readonly signIn: string;
}

/** A JSON settings file below a home. */
export interface SettingsFile {
  readonly path: string;
  /** Keys that are taken over from the user's own file of that path. */
  readonly keep: readonly string[];
  /** Keys that we set: telemetry, updates and second calls of a model that nobody sees are off. */
  readonly set: JsonObject;
}

/** What `configure` may look at. */
export interface ConfigureInput extends LaunchSpec {
  /** The user's variables that the agent gets. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether it is signed in by a key rather than by a file. */
  readonly keyed: boolean;
}

/** What `configure` adds. */
export interface Configured {
  readonly args?: readonly string[] | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Set in the settings file of that path, over what {@link SettingsFile.set} says. */
  readonly settings?: Readonly<Record<string, Readonly<Record<string, Json>>>> | undefined;
}
