import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Agents, AgentSession, AttemptSpec } from "../agent.ts";
import { type AgentsOptions, createAgents } from "../open/create-agents.ts";
import { createRecorder, type Recorder } from "../suite/recorder.ts";
import type { SuiteGround } from "../suite/suite-ground.ts";

/** A session of `scripted` in a test, with what it said up to now. */
export interface OpenScripted {
  readonly session: AgentSession;
  readonly heard: Recorder;
  readonly cancel: AbortController;
  readonly marker: string;
}

type Opened = Awaited<ReturnType<Agents["open"]>>;

/** Tries to open `scripted` with a transcript of its own. */
export async function tryScripted(
  ground: SuiteGround,
  yaml: string,
  over: Partial<AttemptSpec> = {},
  options: AgentsOptions = {},
): Promise<{ readonly opened: Opened } & Omit<OpenScripted, "session">> {
  const heard = createRecorder();
  const cancel = new AbortController();
  const model = join(ground.spec().tmp, "transcript.yaml");
  writeFileSync(model, yaml);
  const spec = { agent: "scripted", model, ...ground.spec(over) };
  const opened = await createAgents(options).open({ ...spec, ...over }, heard.emit, cancel.signal);
  return { opened, heard, cancel, marker: `${spec.run}/${spec.attempt}` };
}

/** Opens `scripted` with a transcript of one turn, in which each line is an action. */
export async function openScripted(
  ground: SuiteGround,
  play: readonly string[],
  over: Partial<AttemptSpec> = {},
  options: AgentsOptions = {},
): Promise<OpenScripted> {
  const { opened, ...rest } = await tryScripted(ground, oneTurn(play), over, options);
  if ("usable" in opened) throw new Error(`${opened.reason} ${opened.hint}`);
  return { session: opened, ...rest };
}

/** A transcript with one turn for everybody. */
export function oneTurn(play: readonly string[]): string {
  return ["version: 1", "turns:", "  - play:", ...play.map((line) => `      - ${line}`), ""].join(
    "\n",
  );
}
