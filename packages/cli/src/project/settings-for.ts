import type { AgentWish } from "../agents/choose-agent.ts";
import { type OwnSettings, readOwnSettings } from "./own-settings.ts";
import { readSettings } from "./read-settings.ts";
import type { Settings } from "./settings.ts";

/** What holds for runs over a project, and who says so. */
export interface SettingsFor {
  /** What the person says, in their data directory. */
  readonly own: OwnSettings;
  /** What the project says, in its own file. */
  readonly project: Settings;
  /** Both: for each value the person's word counts, else the project's. Agent and model are chosen apart. */
  readonly both: Omit<Settings, "agent" | "model">;
}

/** Reads what holds for runs over a project. Throws `settings.invalid` when the project's file cannot be understood. */
export function settingsFor(home: string, path: string): SettingsFor {
  const own = readOwnSettings(home, path);
  const project = readSettings(path);
  return { own, project, both: bothOf(own, project) };
}

/** What a person and a project say together. Pure. */
export function bothOf(own: OwnSettings, project: Settings): SettingsFor["both"] {
  const autoContinue = own.autoContinue ?? project.autoContinue;
  const limits = { ...project.limits, ...own.limits };
  return {
    ...(project.rules !== undefined && { rules: project.rules }),
    ...(autoContinue !== undefined && { autoContinue }),
    ...(Object.keys(limits).length > 0 && { limits }),
  };
}

/** Whom a person wants: what they say now, else what they have set. A model that was set belongs to the agent that was. */
export function personWish(said: AgentWish, own: AgentWish): AgentWish {
  const isOwn = said.agent === undefined || said.agent === own.agent;
  return {
    agent: said.agent ?? own.agent,
    model: said.model ?? (isOwn ? own.model : undefined),
  };
}
