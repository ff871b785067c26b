import { open } from "node:fs/promises";
import { isWheelhouseError, messageOf, WheelhouseError } from "@wheelhouse/core";
import { lockedBy, readHolder } from "@wheelhouse/engine";
import { isAppendRefusal } from "@wheelhouse/journal";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { runLines } from "../home/run-lines.ts";
import { openHost } from "../host/open-host.ts";

/** `wheelhouse import FILE` */
export async function run({ args, home, paint }: Context): Promise<Result> {
  const [file = ""] = args.positionals;
  const host = await openHost(home, { command: "wheelhouse import", serve: false });
  if (!host) throw lockedBy(home, readHolder(home));
  try {
    await using input = await open(file);
    const { streams, events } = await host.journal.import(runLines(input.readLines()));
    const runs = streams.map((stream) => stream.replace(/^run\//, ""));
    return {
      data: { runs, events, status: "imported" },
      view: () => {
        const what = runs.length === 1 ? `Run ${runs[0]}` : `${runs.length} runs`;
        return `${paint.green("✓")} ${what} taken in, ${events} events. See: wheelhouse ls`;
      },
    };
  } catch (error) {
    if (isWheelhouseError(error)) throw error;
    const conflict = isAppendRefusal(error) && error.code === "journal.conflict";
    throw new WheelhouseError("usage", `${file} cannot be taken in: ${messageOf(error)}`, {
      hint: conflict
        ? "The run is here already: wheelhouse ls"
        : "Write the file again where it comes from: wheelhouse export RUN --out FILE",
      cause: error,
    });
  } finally {
    await host.close();
  }
}
