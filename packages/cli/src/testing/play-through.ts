import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { runObjectSchema, type StoredRunEvent } from "@wheelhouse/core";
import { expect, onTestFinished } from "vitest";
import { type Place, startAnalystModel } from "./analyst-model.ts";
import { eventsOf, untilEvent } from "./journal-of.ts";
import { MODEL_OF_PERSON } from "./model-of-person.ts";
import { openTerminal } from "./terminal.ts";

const PROGRAMS = join(import.meta.dirname, "../../../../.agents-under-test/qwen/node_modules/.bin");
/** Who does the steps. Where qwen is not installed (`npm run agents:install`), our own agent stands for it. */
export const AGENT = existsSync(PROGRAMS) ? "qwen" : "openai-compatible";

/** A run of a flow, and where its model is awkward. */
export interface Play {
  readonly flow: string;
  readonly args: readonly string[];
  /** Where the run is killed: in the first wave, and in what follows it. */
  readonly kills: readonly [Place, Place];
  /** Where the model hands in what is no JSON. */
  readonly malformed: Place;
}

/** What came of a run. */
export interface Played {
  readonly run: string;
  readonly report: string;
  readonly events: readonly StoredRunEvent[];
  /** How often its scripted model was called; undefined with a model of a person. */
  readonly calls: number | undefined;
  /** Names of the tools that the scripted model was offered. */
  readonly tools: readonly string[];
  /** How often its scripted model was told that what it had handed in could not be read. */
  readonly reasked: number;
}

/** Plays one run from its start to its end, over as many drivers as are killed under it; what it asks is answered as recommended. */
export async function playThrough(
  { flow, args, malformed }: Play,
  project: string,
  kills: readonly Place[],
): Promise<Played> {
  const model = MODEL_OF_PERSON ? undefined : await startAnalystModel({ hangs: kills, malformed });
  onTestFinished(() => model?.close());
  const { url, name, key } = MODEL_OF_PERSON ?? {
    url: `${model?.url ?? ""}/v1`,
    name: "analyst",
    key: "none",
  };
  const terminal = openTerminal({
    cwd: project,
    env: {
      PATH: [PROGRAMS, process.env["PATH"] ?? ""].join(delimiter),
      OPENAI_BASE_URL: url,
      OPENAI_MODEL: name,
      OPENAI_API_KEY: key,
    },
  });
  let next = ["run", flow, ...args, "--agent", AGENT, "--model", name];
  for (const place of kills) {
    const driving = terminal.start(...next);
    const { run } = await untilEvent(
      terminal.home,
      (event) => event.type === "agent.prompt" && STEPS[place.role].test(event.step),
    );
    // Its agent is under way for certain: it waits for an answer that does not come.
    if (model) await expect.poll(() => model.wasAskedAt(place), { timeout: 300_000 }).toBe(true);
    await driving.kill9();
    next = ["resume", run];
  }
  let ended = await terminal.call(...next, "--json");
  if (ended.code === 5) {
    const { id } = runObjectSchema.parse(JSON.parse(ended.stdout));
    const answered = await terminal.call("answer", `${id}-q1`, "recommended");
    expect(answered).toMatchObject({ code: 0, stderr: "" });
    ended = await terminal.call("resume", id, "--json");
  }
  expect(ended).toMatchObject({ code: 0, stderr: "" });
  const { id, status, report } = runObjectSchema.parse(JSON.parse(ended.stdout));
  expect(status).toBe("completed");
  return {
    run: id,
    report: report ?? "",
    events: await eventsOf(terminal.home, id),
    calls: model?.requests.length,
    tools: [...new Set(model?.requests.flatMap(({ tools }) => tools))],
    reasked: model?.timesReasked() ?? 0,
  };
}

/** The steps that do the work of a role. */
const STEPS = {
  find: /^angle\./,
  write: /^synth$/,
  synthesise: /^synth$/,
  validate: /^validate/,
} as const;
