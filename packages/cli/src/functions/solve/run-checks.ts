import { join } from "node:path";
import { type CodeContext, type CodeFunction, evidenceText } from "@wheelhouse/core";
import {
  checksInputSchema,
  type CheckResult,
  type NamedCommand,
  solveInputSchema,
} from "@wheelhouse/flows";
import { type Clone, inFreshCheckout } from "@wheelhouse/workspace";
import { allowedCommands, isAllowed } from "./allowed-commands.ts";
import { asJson } from "../read-output.ts";
import { committedClone } from "./own-clone.ts";
import { runInClone } from "./run-in-clone.ts";
import { signalOf } from "./signal-of.ts";

/** Longest time that one check may take, in milliseconds. */
export const CHECK_MS = 20 * 60_000;

/** Where the commands run: the tree that agents work in, or a fresh checkout of the commit. */
interface Place {
  readonly clone: Clone;
  readonly homes?: string;
  readonly commit?: string;
  /** What makes it ready. */
  readonly prepare: readonly (readonly string[])[];
}

/**
 * `run-checks@1`: runs commands over the clone, one after the other, and keeps what they did as evidence.
 *
 * A fresh checkout is made ready first, by the commands that the person's settings name for a new clone. What they need has to
 * be in the work: the first of them that fails is a check that has failed, and the only one.
 */
export function runChecksFunction(home: string): CodeFunction {
  return {
    name: "run-checks",
    version: 1,
    startsProcesses: true,
    async run(context) {
      const { checks, network, fresh } = checksInputSchema.parse(context.input);
      const allowed = allowedCommands(context.runInput, context.outputs);
      const foreign = checks.find(({ command }) => !isAllowed(command, allowed));
      if (foreign)
        throw new Error(
          `${foreign.name} is not run: neither the settings nor a person who approved the plan allow ${JSON.stringify(foreign.command)}`,
        );
      const clone = await committedClone(home, context);
      const runIn = async (place: Place) => {
        const results = await runAll(home, context, place, { checks, network });
        const { commit } = place;
        return asJson({ ok: results.every(({ ok }) => ok), results, commit });
      };
      if (!fresh) return runIn({ clone, prepare: [] });
      const prepare = solveInputSchema.safeParse(context.runInput).data?.work.prepare ?? [];
      return inFreshCheckout(clone, ({ clone: checkout, commit }) =>
        runIn({ clone: checkout, commit, prepare, homes: join(checkout.path, "homes") }),
      );
    },
  };
}

async function runAll(
  home: string,
  context: CodeContext,
  { clone, commit, homes, prepare }: Place,
  { checks, network }: { readonly checks: readonly NamedCommand[]; readonly network: boolean },
): Promise<CheckResult[]> {
  const run = async (name: string, command: readonly string[], as: string) => {
    const how = { name, command, network, timeoutMs: CHECK_MS, homes };
    const result = await runInClone(home, clone, context, how, signalOf(context));
    context.evidence?.(as, evidenceText({ ...result, commit }));
    return result;
  };
  for (const command of prepare) {
    const name = command.join(" ");
    const result = await run(`prepare: ${name}`, command, `prepare:${name}`);
    if (!result.ok) return [result];
  }
  const results: CheckResult[] = [];
  for (const { name, command } of checks) results.push(await run(name, command, `check:${name}`));
  return results;
}
