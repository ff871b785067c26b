import { dirname } from "node:path";
import {
  type AgentInfo,
  type CapabilityRecord,
  runConformance,
  testedFrom,
  type Trial,
  TRIALS,
} from "@wheelhouse/agents";
import { ERRORS, messageOf, WheelhouseError } from "@wheelhouse/core";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { clean } from "../output/clean.ts";
import { paintFor } from "../output/paint.ts";
import { agentGround } from "./agent-of-run.ts";
import { directoriesHere } from "./agents-here.ts";
import { agentRows, rowNamed } from "./agents-view.ts";
import { recordView } from "./record-view.ts";
import { rememberRecord } from "./tested-records.ts";

/** Levels that `--level` names, and how an agent is held while it is tried at each. */
const TRIALS_AT: Readonly<Record<string, readonly Trial[]>> = {
  enforced: ["enforced", "enforced-permissive"],
  "agent-enforced": ["agent-enforced"],
};

/**
 * Runs the conformance and attack suite over an agent, tells each step, and remembers what was found.
 * Throws `agent.unknown` or `agent.unusable` when it cannot be tried.
 */
export async function testAgent(context: Context, id: string): Promise<Result> {
  const { args, home, io, json, paint, columns } = context;
  const trials = trialsAt(args.text("level"));
  const { info } = rowNamed(id, agentRows(home, await agentGround(home, io.env)));
  const program = programOf(info);
  const { dim } = paintFor(io.stderr, io.env);
  const say = (line: string): void => {
    if (!json) io.stderr.write(`${dim(clean(line))}\n`);
  };
  say(
    `${id} is tried against a scripted model on this machine. Nothing is spent. It takes some minutes.`,
  );
  const directories = [dirname(program), ...(await directoriesHere())];
  const record = await tried(id, () => runConformance({ agent: id, directories, trials, say }));
  rememberRecord(home, record);
  const { passed, failed, planModeHolds } = testedFrom(record);
  // That plan mode alone lets something through is known of some; it fails only who asked for it.
  const isWeak = planModeHolds === false;
  const fails = failed > 0 || (isWeak && args.text("level") === "agent-enforced");
  return {
    data: record,
    exit: fails ? ERRORS["run.failed"].exit : 0,
    view: () =>
      [
        `${paint.bold(clean(id))} ${clean(record.version)}`,
        "",
        ...recordView(record, paint, columns),
        "",
        failed === 0
          ? `${paint.green("✓")} ${passed} passed or held, and nothing failed.`
          : `${paint.red("✗")} ${failed} failed, and ${passed} passed or held.`,
        ...(isWeak ? [`${paint.yellow("!")} Its own plan mode alone does not hold it.`] : []),
        paint.dim(`Remembered for this version: wheelhouse agents ${id}`),
      ].join("\n"),
  };
}

function trialsAt(level: string | undefined): readonly Trial[] {
  if (level === undefined) return TRIALS;
  const trials = TRIALS_AT[level];
  if (trials !== undefined && Object.hasOwn(TRIALS_AT, level)) return trials;
  throw new WheelhouseError("usage", `Nothing is tried at the level ${JSON.stringify(level)}.`, {
    hint: `The levels are ${Object.keys(TRIALS_AT).join(" and ")}; both when none is named.`,
  });
}

/** The program to try. One that nobody is signed in to can be tried: its model is ours. */
function programOf({ id, origin, path, status }: AgentInfo): string {
  if (origin === "installed" && path !== undefined) return path;
  const why =
    origin === "installed"
      ? "it was not found."
      : "the suite is for the command-line agents that we know; ours are tried with every change.";
  throw new WheelhouseError("agent.unusable", `${id} cannot be tried: ${why}`, {
    hint: status.usable ? "See what there is: wheelhouse agents" : status.hint,
  });
}

async function tried(id: string, run: () => Promise<CapabilityRecord>): Promise<CapabilityRecord> {
  try {
    return await run();
  } catch (error) {
    throw new WheelhouseError("agent.unusable", `${id} cannot be tried: ${messageOf(error)}`, {
      hint: `See what is known of it: wheelhouse agents ${id}`,
      cause: error,
    });
  }
}
