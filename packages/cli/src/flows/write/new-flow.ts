import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { nearest, WheelhouseError } from "@wheelhouse/core";
import { flowsByName as builtIns } from "@wheelhouse/flows";
import type { Result } from "../../command/command.ts";
import type { Context } from "../../command/context.ts";
import { didYouMean } from "../../command/parse-command-line.ts";
import { bandOf } from "../../request/request-of.ts";
import { flowDirectories, type FlowPlaces, hashOf, nameProblem } from "../flow-book.ts";
import { readFlowFile } from "../file/found-files.ts";
import { surroundingsOf } from "../surroundings-of.ts";
import { trustFlow } from "../trust/trusted-flows.ts";
import { builtInText } from "./built-in-text.ts";

/** `wheelhouse flows new NAME --from BUILTIN`: writes a built-in flow out as a file to be changed. */
export async function newFlow(
  { args, io }: Context,
  places: FlowPlaces & { readonly project: string },
  name: string,
): Promise<Result> {
  const from = args.text("from") ?? "architectural-analysis";
  if (!builtIns.has(from))
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
  mkdirSync(directory, { recursive: true });
  const text = builtInText({ from, name, band, script: args.flag("ts") });
  writeFileSync(path, text, { flag: "wx" });
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
