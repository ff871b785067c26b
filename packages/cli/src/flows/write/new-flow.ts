import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import {
  type Band,
  type JsonObject,
  nearest,
  type PlanInput,
  type Tab,
  WheelhouseError,
} from "@wheelhouse/core";
import { describeFlows, flowsByName as builtIns } from "@wheelhouse/flows";
import type { Result } from "../../command/command.ts";
import type { Context } from "../../command/context.ts";
import { didYouMean } from "../../command/parse-command-line.ts";
import { bandOf } from "../../request/request-of.ts";
import { flowDirectories, type FlowPlaces, hashOf, nameProblem } from "../flow-book.ts";
import { readFlowFile } from "../file/found-files.ts";
import type { InputForm } from "../form/flow-form.ts";
import { surroundingsOf } from "../surroundings-of.ts";
import { trustFlow } from "../trust/trusted-flows.ts";
import { scriptText } from "./script-text.ts";
import { stepWords } from "./step-words.ts";
import { yamlText } from "./yaml-text.ts";

/** `wheelhouse flows new NAME --from BUILTIN`: writes a built-in flow out as a file to be changed. */
export async function newFlow(
  { args, io }: Context,
  places: FlowPlaces & { readonly project: string },
  name: string,
): Promise<Result> {
  const from = args.text("from") ?? "architectural-analysis";
  const flow = builtIns.get(from);
  if (!flow)
    throw new WheelhouseError(
      "flow.unknown",
      `There is no built-in flow ${JSON.stringify(from)}.`,
      {
        hint: `${didYouMean(nearest(from, [...builtIns.keys()]))}All flows: wheelhouse flows`,
      },
    );
  const around = surroundingsOf(places.project);
  const wrong = nameProblem(name, around.builtIn);
  if (wrong) throw new WheelhouseError("usage", `${wrong.what}.`, { hint: wrong.hint });
  const band = bandOf(args.text("band"));
  const origin = args.flag("user") ? "user" : "project";
  const directory = flowDirectories(places).find((each) => each.origin === origin)?.path ?? "";
  const path = join(directory, `${name}.${args.flag("ts") ? "ts" : "yaml"}`);
  if (existsSync(path))
    throw new WheelhouseError("usage", `${path} is there already.`, {
      hint: "Choose another name, or change that file.",
    });
  const inputs = inputForms(from);
  const plan = flow.plan({
    input: { question: "", ...placeholders(inputs) },
    band,
    fast: false,
    project: { id: "project", path: "/project" },
  });
  const head = { name, title: flow.title, tab: flow.tab, answers: flow.answers, inputs };
  mkdirSync(directory, { recursive: true });
  writeFileSync(path, textOf({ ...head, from, band, plan, script: args.flag("ts") }), {
    flag: "wx",
  });
  // Whoever writes a flow with this command has it from here, and not from a repository.
  if (origin === "project")
    trustFlow(places.home, places.project, name, hashOf(readFlowFile(path), around));
  return {
    data: { id: name, path, from, band },
    view: () =>
      [
        `✓ ${relative(io.cwd, path)}: ${from} at ${band}, written out.`,
        "  It is trusted as it is now; once it is changed, you are asked.",
        `  Check it: wheelhouse flows check ${name} · see its plan: wheelhouse plan ${name}`,
      ].join("\n"),
  };
}

interface Written {
  readonly name: string;
  readonly title: string;
  readonly tab: Tab;
  readonly answers: string;
  readonly inputs: readonly InputForm[];
  readonly from: string;
  readonly band: Band;
  readonly plan: PlanInput;
  readonly script: boolean;
}

function textOf({ from, band, plan, script, ...head }: Written): string {
  const comment = [
    `${head.name}: written out from the built-in flow ${from} at band ${band}.`,
    "Change what you like, then look: wheelhouse flows check " + head.name,
    "",
    "A step begins when all in its `after` have ended; steps that wait for the same run side by side.",
    "{{ contracts.review }} and {{ contracts.produce }} stand for our contracts on evidence; every other",
    "text in braces is Liquid over input, outputs, project and band.",
  ].join("\n");
  if (script) return scriptText(head, plan, band, comment);
  const { inputs, ...said } = head;
  const report = plan.report === undefined ? {} : { report: plan.report };
  const asked = inputs.map(({ required, help, ...input }) => ({
    ...input,
    ...(required && { required }),
    ...(help !== "" && { help }),
  }));
  return yamlText(
    { ...said, inputs: asked, ...report },
    plan.steps.map((step) => stepWords(step, band)),
    comment,
  );
}

/** What a built-in flow asks for, as far as a file can ask for it. */
function inputForms(from: string): InputForm[] {
  const about = describeFlows().find(({ name }) => name === from);
  return (about?.inputs ?? [])
    .filter(({ name }) => name !== "fast")
    .map(({ name, type, required, from_focus, help, choices }) => ({
      name,
      type: type === "document" ? "text" : type,
      required: required && !from_focus,
      help,
      ...(type === "choice" && { choices: [...choices] }),
    }));
}

/** What a person says is put into the plan when a run is started: here stand the places for it. */
function placeholders(inputs: readonly InputForm[]): JsonObject {
  const texts = inputs.filter(({ type, name }) => type === "text" && name !== "mode");
  return Object.fromEntries(texts.map(({ name }) => [name, `{{ input.${name} }}`]));
}
