import { join } from "node:path";
import {
  changedWork,
  isWheelhouseError,
  type NoticeObject,
  resolveWork,
  saidWork,
  type SettingObject,
  type SettingValue,
  type SettingsChange,
  type SettingsObject,
  WheelhouseError,
  type WorkChange,
  workObject,
  type WorkSettings,
} from "@wheelhouse/core";
import type { Project } from "@wheelhouse/server";
import { z } from "zod";
import { ownSettingsPath } from "../home/home-paths.ts";
import { type OwnSettings, readOwnSettings, writeOwnSettings } from "./own-settings.ts";
import { readSettings } from "./read-settings.ts";
import type { Settings } from "./settings.ts";

/** Each setting in words, and where it stands in what a person or a project says. */
const SETTINGS: readonly (Pick<SettingObject, "id" | "title" | "detail"> & {
  readonly of: (said: Settings | OwnSettings) => SettingValue | undefined;
})[] = [
  {
    id: "agent",
    title: "Agent",
    detail: "Who does the agent steps; without one a local model is taken, else scout.",
    of: ({ agent }) => agent,
  },
  {
    id: "model",
    title: "Model",
    detail: "The model that the agent works with; without one it takes its own.",
    of: ({ model }) => model,
  },
  {
    id: "tokens",
    title: "Tokens",
    detail:
      "The most tokens that a run may use; then it is paused, and who resumes it allows as much again.",
    of: ({ limits }) => limits?.tokens,
  },
  {
    id: "cost_usd",
    title: "Cost",
    detail: "The most that a run may cost, in US dollars; then it is paused.",
    of: ({ limits }) => limits?.costUsd,
  },
  {
    id: "auto_continue",
    title: "Go on by itself",
    detail: "Whether a run goes on by itself when a provider takes requests again.",
    of: ({ autoContinue }) => autoContinue,
  },
];

/** What holds for runs over a project, who says so, and why the project's own file may not count. */
export function settingsObject(home: string, { id, path }: Project): SettingsObject {
  const own = readOwnSettings(home, path);
  const { project, problems } = readProject(path);
  const work = own.work ?? {};
  return {
    project_id: id,
    settings: SETTINGS.map(({ of, ...words }) => settingObject(words, of(own), of(project))),
    rules: project.rules ?? [],
    files: { person: ownSettingsPath(home), project: join(path, ".wheelhouse", "settings.json") },
    problems,
    work: workObject(resolveWork(work)),
    work_said: saidWork(work),
    orchestrator: {
      agent: own.orchestrator?.agent ?? null,
      model: own.orchestrator?.model ?? null,
      autonomous: own.orchestrator?.autonomous ?? [],
    },
  };
}

/** Keeps what a person changes, and shows what holds then. */
export function changeSettings(
  home: string,
  project: Project,
  change: SettingsChange,
): SettingsObject {
  const own = readOwnSettings(home, project.path);
  writeOwnSettings(home, project.path, changed(own, change));
  return settingsObject(home, project);
}

/** The agents that a change names. */
export function namedAgents({ agent, work, orchestrator }: SettingsChange): readonly string[] {
  const all = [agent, ...Object.values(work?.roles ?? {}), orchestrator?.agent];
  return all.filter((each) => typeof each === "string");
}

function changed(own: OwnSettings, change: SettingsChange): OwnSettings {
  const agent = said(change.agent, own.agent);
  const model = said(change.model, own.model);
  const autoContinue = said(change.auto_continue, own.autoContinue);
  const tokens = said(change.tokens, own.limits?.tokens);
  const costUsd = said(change.cost_usd, own.limits?.costUsd);
  const work = change.work ? workAfter(own.work ?? {}, change.work) : own.work;
  const orchestrator = orchestratorAfter(own.orchestrator, change.orchestrator);
  const limits = {
    ...(tokens !== undefined && { tokens }),
    ...(costUsd !== undefined && { costUsd }),
  };
  return {
    ...(agent !== undefined && { agent }),
    ...(model !== undefined && { model }),
    ...(autoContinue !== undefined && { autoContinue }),
    ...(Object.keys(limits).length > 0 && { limits }),
    ...(work !== undefined && Object.keys(work).length > 0 && { work }),
    ...(Object.keys(orchestrator).length > 0 && { orchestrator }),
  };
}

function orchestratorAfter(
  before: OwnSettings["orchestrator"],
  change: SettingsChange["orchestrator"],
): NonNullable<OwnSettings["orchestrator"]> {
  const agent = said(change?.agent, before?.agent);
  const model = said(change?.model, before?.model);
  const autonomous = said(change?.autonomous, before?.autonomous);
  return {
    ...(agent !== undefined && { agent }),
    ...(model !== undefined && { model }),
    ...(autonomous !== undefined && autonomous.length > 0 && { autonomous }),
  };
}

function workAfter(before: WorkSettings, change: WorkChange): WorkSettings {
  try {
    return changedWork(before, change);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const [problem] = error.issues;
    throw new WheelhouseError(
      "settings.invalid",
      `${problem?.path.join(".") ?? "work"} cannot be set to that: ${problem?.message ?? ""}.`,
      { hint: "See docs/issues.md for what can be set.", cause: error },
    );
  }
}

/** What is said now; null takes it back, and nothing leaves it as it was. */
function said<T>(now: T | null | undefined, before: T | undefined): T | undefined {
  return now === undefined ? before : (now ?? undefined);
}

function settingObject(
  words: Pick<SettingObject, "id" | "title" | "detail">,
  person: SettingValue = null,
  project: SettingValue = null,
): SettingObject {
  const status = person !== null ? "person" : project !== null ? "project" : "default";
  return { ...words, status, value: person ?? project, person, project };
}

function readProject(path: string): { project: Settings; problems: NoticeObject[] } {
  try {
    return { project: readSettings(path), problems: [] };
  } catch (error) {
    if (!isWheelhouseError(error)) throw error;
    const { code, message: detail, hint = null } = error;
    return { project: {}, problems: [{ code, detail, hint }] };
  }
}
