import type { CodeFunction } from "@wheelhouse/core";
import { ignoreMade } from "@wheelhouse/workspace";
import { asJson } from "../read-output.ts";
import { evidenceText } from "./evidence-text.ts";
import { ownClone, solveInputOf } from "./own-clone.ts";
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
      const { work } = solveInputOf(context);
      const results = [];
      for (const command of work.prepare) {
        const how = {
          name: command.join(" "),
          command,
          network: work.network,
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
