import { type CodeFunction, evidenceText } from "@wheelhouse/core";
import { checksInputSchema, type CheckResult } from "@wheelhouse/flows";
import { allowedCommands, isAllowed } from "./allowed-commands.ts";
import { asJson } from "../read-output.ts";
import { committedClone } from "./own-clone.ts";
import { runInClone } from "./run-in-clone.ts";
import { signalOf } from "./signal-of.ts";

/** Longest time that one check may take, in milliseconds. */
export const CHECK_MS = 20 * 60_000;

/** `run-checks@1`: runs commands over the clone, one after the other, and keeps what they did as evidence. */
export function runChecksFunction(home: string): CodeFunction {
  return {
    name: "run-checks",
    version: 1,
    startsProcesses: true,
    async run(context) {
      const { checks, network } = checksInputSchema.parse(context.input);
      const allowed = allowedCommands(context.runInput, context.outputs);
      const foreign = checks.find(({ command }) => !isAllowed(command, allowed));
      if (foreign)
        throw new Error(
          `${foreign.name} is not run: neither the settings nor a person who approved the plan allow ${JSON.stringify(foreign.command)}`,
        );
      const clone = await committedClone(home, context);
      const results: CheckResult[] = [];
      for (const { name, command } of checks) {
        const how = { name, command, network, timeoutMs: CHECK_MS };
        const result = await runInClone(home, clone, context, how, signalOf(context));
        context.evidence?.(`check:${name}`, evidenceText(result));
        results.push(result);
      }
      return asJson({ ok: results.every(({ ok }) => ok), results });
    },
  };
}
