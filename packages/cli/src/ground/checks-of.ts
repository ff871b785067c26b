import type { Checks, EnginePorts } from "@wheelhouse/engine";
import { solveInputSchema } from "@wheelhouse/flows";
import { readClone } from "@wheelhouse/workspace";
import { allowedCommands } from "../functions/solve/allowed-commands.ts";
import { CHECK_MS } from "../functions/solve/run-checks.ts";
import { runInClone } from "../functions/solve/run-in-clone.ts";
import { cloneDirectory } from "../home/home-paths.ts";

/** The checks that agents of an issue's run may have us run over its clone while they work on it, or judge it. */
export function checksOf(home: string): NonNullable<EnginePorts["checksOf"]> {
  return (state, { outputs }, attempt): Checks | undefined => {
    const input = state.created?.input;
    const clone = readClone(cloneDirectory(home, state.id));
    const allowed = allowedCommands(input, outputs);
    if (!clone || allowed.length === 0) return undefined;
    const network = solveInputSchema.safeParse(input).data?.work.network ?? false;
    return {
      names: allowed.map(({ name }) => name),
      async run(name, signal) {
        const command = allowed.find((each) => each.name === name)?.command ?? [];
        const how = { name, command, network, timeoutMs: CHECK_MS };
        // Its processes have the mark of the attempt, and end with it.
        return runInClone(home, clone, { run: state.id, attempt }, how, signal);
      },
    };
  };
}
