import { type CodeFunction, evidenceText } from "@wheelhouse/core";
import { prepareInputSchema, solveInputSchema } from "@wheelhouse/flows";
import { ignoreMade } from "@wheelhouse/workspace";
import { isAllowed } from "./allowed-commands.ts";
import { asJson } from "../read-output.ts";
import { ownClone } from "./own-clone.ts";
import { runInClone } from "./run-in-clone.ts";
import { signalOf } from "./signal-of.ts";

/** Longest time that one command may take to make a clone ready, in milliseconds. */
const TIMEOUT_MS = 20 * 60_000;

/** `prepare-clone@1`: runs the commands that the person's settings name to make a fresh clone ready. The first that fails ends it. */
export function prepareCloneFunction(home: string): CodeFunction {
  return {
    name: "prepare-clone",
    version: 1,
    startsProcesses: true,
    async run(context) {
      const clone = ownClone(home, context);
      const { commands, network } = prepareInputSchema.parse(context.input);
      const allowed = solveInputSchema.safeParse(context.runInput).data?.work.prepare ?? [];
      for (const command of commands)
        if (
          !isAllowed(
            command,
            allowed.map((each) => ({ command: each })),
          )
        )
          throw new Error(`${JSON.stringify(command)} is not run: the settings do not name it`);
      const results = [];
      for (const command of commands) {
        const how = {
          name: command.join(" "),
          command,
          network,
          timeoutMs: TIMEOUT_MS,
        };
        const result = await runInClone(home, clone, context, how, signalOf(context));
        context.evidence?.(`prepare:${result.name}`, evidenceText(result));
        if (!result.ok) throw new Error(`${result.name} failed:\n${result.output.slice(-3_000)}`);
        results.push(result);
      }
      await ignoreMade(clone);
      return asJson({ ok: true, results });
    },
  };
}
