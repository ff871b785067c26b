import { WheelhouseError } from "@wheelhouse/core";
import { changesView } from "../changes/changes-view.ts";
import { patchView } from "../changes/patch-view.ts";
import { readChanges, readPatch } from "../changes/read-changes.ts";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { refuseObserved } from "../observe/refuse-observed.ts";
import { readRunView } from "../reading/run-view.ts";

/** `wheelhouse changes RUN [--step S] [--patch | --mail]` */
export async function run(context: Context): Promise<Result> {
  const { args, home, paint, columns, io } = context;
  const named = args.positionals[0] ?? "";
  const step = args.text("step");
  await refuseObserved(context, named, "has no clone of ours");
  const { state } = await readRunView(home, named);
  const { id } = state;
  if (step !== undefined && !state.steps.has(step))
    throw new WheelhouseError("step.unknown", `Run ${id} has no step ${JSON.stringify(step)}.`, {
      hint: `Its steps: wheelhouse show ${id}`,
    });
  const changes = await readChanges(home, id, step);
  if (!changes)
    throw new WheelhouseError("run.state", `Run ${id} has no clone that it could have changed.`, {
      hint: "Only runs that write have changes, as long as their clone is kept. Those that are: wheelhouse clean",
    });
  if (args.flag("mail")) {
    if (step !== undefined)
      throw new WheelhouseError("usage", "Mails are made of a whole run.", {
        hint: `wheelhouse changes ${id} --mail`,
      });
    const patch = (await readPatch(home, id)) ?? "";
    return { data: { run: id, patch }, view: () => withoutLast(patch) };
  }
  const isPlain = !io.stdout.isTTY;
  return {
    data: changes,
    view: () => {
      if (!args.flag("patch")) return changesView(changes, paint, columns);
      // What goes into a file or another program is the patch as it is.
      return isPlain ? withoutLast(changes.patch) : patchView(changes.patch, paint);
    },
  };
}

/** A text without its last line feed, which comes with printing it; white space before that is part of a patch. */
function withoutLast(text: string): string {
  return text.replace(/\n$/, "");
}
