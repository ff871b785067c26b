import { evidenceText, howCommandEnded, messageOf, scrub } from "@wheelhouse/core";
import { z } from "zod";
import type { RunCheck } from "../agent.ts";
import type { Hand } from "./hand.ts";
import { LIMITS } from "./limits.ts";
import type { SessionToolsParts } from "./session-tools.ts";
import { defineTool, refused, type Tool, type ToolAnswer } from "./tool.ts";

/**
 * How long a call waits for its check at most, in milliseconds. Clients give up a call after a minute or
 * so, and who waits gives no sign of life; a check may take longer: then the next call waits on for the
 * same run of it.
 */
const WAIT_MS = 45_000;
const WAIT_ON = "Call check with the same name once more to wait for it.";
const EARLIER =
  "It ended after your last call. If you have changed files since, call check once more.";

const ENDED = "Your attempt has ended, and the check with it.";

/** What the tool is made from. */
type CheckParts = Pick<SessionToolsParts, "checks" | "runCheck" | "silenceMs">;

interface Run {
  readonly answer: Promise<ToolAnswer>;
  isOver: boolean;
}

/** The tool that runs checks, and the end of what it runs. */
export interface Checking {
  readonly tool: Tool;
  /** Ends what runs. Resolves when nothing runs any more; from now on nothing is recorded. */
  close(): Promise<void>;
}

/**
 * `check`: has us run one of the run's own commands, and tells and records what came of it. This is the
 * only way in which a tool makes evidence, since the command and its output are ours and not the
 * agent's. Undefined when there is nothing to run.
 */
export function createCheck(
  hand: Hand,
  { checks = [], runCheck, silenceMs = Infinity }: CheckParts,
): Checking | undefined {
  if (!runCheck || checks.length === 0) return undefined;
  const waitMs = Math.min(WAIT_MS, silenceMs / 2);
  const names = checks.join(", ");
  const ending = new AbortController();
  /** What runs, and what has ended without that anybody was told. */
  const runs = new Map<string, Run>();
  /** One after the other: two at once would stand on files that the other one changes. */
  let last: Promise<unknown> = Promise.resolve();
  let count = 0;

  async function run(name: string, by: RunCheck, over: () => void): Promise<ToolAnswer> {
    try {
      if (ending.signal.aborted) return refused(ENDED);
      const outcome = await by(name, ending.signal);
      if (ending.signal.aborted) return refused(ENDED);
      const output = scrub(outcome.output);
      hand.emit({
        type: "artifact.recorded",
        data: {
          name: `check:${name}`,
          kind: "evidence",
          value: evidenceText({ ...outcome, output: output.slice(-LIMITS.artifactText) }),
        },
      });
      const text = `${name}: ${howCommandEnded(outcome)}. It is recorded.\n\n${shown(output)}`;
      return { text: text.trimEnd() };
    } catch (error) {
      return refused(`${name} could not be run: ${scrub(messageOf(error))}`);
    } finally {
      over();
    }
  }

  function begin(name: string, by: RunCheck): Run {
    const answer = last.then(() => run(name, by, () => (mine.isOver = true)));
    const mine: Run = { answer, isOver: false };
    last = answer;
    runs.set(name, mine);
    return mine;
  }

  return {
    tool: defineTool({
      name: "check",
      description: `Have one of the project's own checks run on the files as they are now, and see whether it passes and what it prints. What it says is recorded as evidence. Possible: ${names}.`,
      input: z.object({ name: z.string().min(1).max(LIMITS.line).describe(`One of: ${names}`) }),
      async run({ name }) {
        if (!checks.includes(name))
          return refused(`There is no check ${JSON.stringify(name)}, only: ${names}.`);
        const before = runs.get(name);
        if (before?.isOver) {
          runs.delete(name);
          const { text, ...rest } = await before.answer;
          return { text: `${text}\n\n(${EARLIER})`, ...rest };
        }
        if (!before && ++count > LIMITS.checks)
          return refused(`Checks were run ${LIMITS.checks} times, and that is the limit.`);
        const mine = before ?? begin(name, runCheck);
        const told = await within(waitMs, mine.answer);
        if (told && runs.get(name) === mine) runs.delete(name);
        return told ?? { text: `${name} still runs. ${WAIT_ON}` };
      },
    }),
    async close() {
      ending.abort();
      await Promise.all([...runs.values()].map(({ answer }) => answer));
    },
  };
}

function shown(output: string): string {
  if (output.length <= LIMITS.checkShown) return output;
  return `(the last ${LIMITS.checkShown} of ${output.length} characters)\n${output.slice(-LIMITS.checkShown)}`;
}

/** The outcome, or undefined after this time. */
async function within<T>(ms: number, outcome: Promise<T>): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), ms);
  try {
    return await Promise.race([outcome, promise]);
  } finally {
    clearTimeout(timer);
  }
}
