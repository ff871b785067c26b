import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { readTranscript } from "@wheelhouse/agents";
import { type Band, BANDS, type JsonObject, nearest, WheelhouseError } from "@wheelhouse/core";
import type { StartRequest } from "@wheelhouse/engine";
import { z } from "zod";
import { agentOfRun } from "../agents/agent-of-run.ts";
import type { ChosenAgent } from "../agents/choose-agent.ts";
import type { Context } from "../command/context.ts";
import { type Arguments, didYouMean } from "../command/parse-command-line.ts";
import { DEMO_AGENT, demoFlow } from "../demo/demo-flow.ts";
import { TRANSCRIPTS } from "../demo/transcripts.ts";
import type { NamedFlow } from "../flows/flow-named.ts";
import { plannedStart } from "../flows/planned-start.ts";
import { trustedFlow } from "../flows/trust/trusted-flow.ts";
import { findProject } from "../project/find-project.ts";
import { personWish, settingsFor } from "../project/settings-for.ts";
import { AUTO, chooseBand } from "./choose-band.ts";
import { checkMaterial } from "./check-material.ts";
import { focusOf } from "./focus-of.ts";
import { limitsOf } from "./limits-of.ts";
import { saidInLine } from "./said-in-line.ts";
import { whoAmI } from "./who-am-i.ts";

/** What a person asks for, and who was chosen to do it. */
export interface Asked {
  readonly request: StartRequest;
  /** Why the scope chose the band; undefined when a person did. */
  readonly bandWhy?: string | undefined;
  /** Undefined when the agent was not looked at. */
  readonly chosen: ChosenAgent | undefined;
}

/**
 * What a person asks for, checked as far as it can be without a journal: flow, band, project and
 * inputs, and the agent when `checkAgent` says so. Throws by the error table, with near names.
 */
export async function requestOf(
  context: Pick<Context, "args" | "io" | "home" | "columns">,
  { checkAgent }: { readonly checkAgent: boolean },
): Promise<Asked> {
  const { io, home } = context;
  const args = await saidInLine(context.args, context);
  const [name = "", ...focus] = args.positionals;
  const project = findProject(args.text("project"), io.cwd);
  const flow = await trustedFlow(context, name, project.path);
  const asked = args.text("band");
  const said = inputOf(args, focusOf(focus, project.path, realpathSync(io.cwd)));
  checkInput(flow, said);
  await checkMaterial(flow, said, project.path);
  const { own, project: settings, both } = settingsFor(home, project.path);
  const wish = { agent: args.text("agent"), model: args.text("model") };
  const isDemo = wish.agent === undefined && flow.name === demoFlow.name;
  const person = isDemo
    ? { agent: DEMO_AGENT.agent, model: wish.model ?? DEMO_AGENT.model }
    : personWish(wish, own);
  const chosen = checkAgent
    ? await agentOfRun(context, { path: project.path, wish: settings }, person)
    : undefined;
  const agent = chosen?.id ?? person.agent ?? settings.agent;
  const model = modelOf(chosen ? chosen.model : (person.model ?? settings.model), agent, io.cwd);
  const fast = args.flag("fast");
  const { band, why } =
    asked === AUTO
      ? await chooseBand(flow.name, project.path, said)
      : { band: bandOf(asked), why: undefined };
  const start = await plannedStart(flow, { input: said, band, fast, project });
  const limits = limitsOf(args, both.limits);
  const { rules, autoContinue } = both;
  const bounds = { limits, rules, autoContinue };
  const common = { flow: flow.name, ...start, band, fast, project, agent, ...bounds, by: whoAmI() };
  const request = model === undefined ? common : { ...common, model };
  return { request, chosen, ...(why !== undefined && { bandWhy: why }) };
}

/** The band of a name; small when none is given. Throws `band.unknown`. */
export function bandOf(name: string = "small"): Band {
  const band = BANDS.find((each) => each === name);
  if (band) return band;
  throw new WheelhouseError("band.unknown", `There is no band ${JSON.stringify(name)}.`, {
    hint: `${didYouMean(nearest(name, [...BANDS, AUTO]))}The bands are ${BANDS.join(", ")}; ${AUTO} lets the scope decide.`,
  });
}

/** Tells what is wrong with an input in words that fit the command line. Throws `flow.input`. */
function checkInput(flow: NamedFlow, input: JsonObject): void {
  const hint = `See what it takes: wheelhouse flows ${flow.name}`;
  const names = Object.keys(z.toJSONSchema(flow.input, { io: "input" }).properties ?? {});
  const unknown = Object.keys(input).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const near = didYouMean(nearest(unknown, names));
    throw new WheelhouseError("flow.input", `${flow.name} has no input ${unknown}.`, {
      hint: `${near}${hint}`,
    });
  }
  const parsed = flow.input.safeParse(input);
  if (parsed.success) return;
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.join(".")}: ${message.replace(/^Invalid (option|input): /, "")}`,
  );
  throw new WheelhouseError("flow.input", `${flow.name} cannot take ${problems.join("; ")}.`, {
    hint,
  });
}

function inputOf(args: Arguments, focus: string): JsonObject {
  const input: Record<string, string> = {};
  for (const pair of args.list("input")) {
    const at = pair.indexOf("=");
    if (at <= 0) {
      throw new WheelhouseError("usage", `--input ${JSON.stringify(pair)} has no name.`, {
        hint: "Write it as --input name=value.",
      });
    }
    const name = pair.slice(0, at);
    if (Object.hasOwn(input, name)) {
      throw new WheelhouseError("usage", `The input ${name} is given twice.`, {
        hint: "Give each input once; a list is one value, as the flow reads it.",
      });
    }
    input[name] = pair.slice(at + 1);
  }
  return focus === "" ? input : { ...input, question: focus };
}

/**
 * For `scripted` the model is a transcript. A file is named by its whole path, since another process
 * may open it, and is read now: a slip in it is better told before the run than in the middle.
 */
export function modelOf(
  model: string | undefined,
  agent: string | undefined,
  cwd: string,
): string | undefined {
  if (agent !== "scripted" || (model !== undefined && Object.hasOwn(TRANSCRIPTS, model)))
    return model;
  if (model === undefined) {
    throw new WheelhouseError("usage", "The agent scripted needs a transcript to play.", {
      hint: "Name a file: --agent scripted --model FILE",
    });
  }
  const path = resolve(cwd, model);
  readTranscript(path);
  return path;
}
