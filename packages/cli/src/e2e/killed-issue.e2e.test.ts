import { describe, expect, inject, test } from "vitest";
import { attemptProcesses } from "../testing/attempt-processes.ts";
import { untilEvent } from "../testing/journal-of.ts";
import { changedBesideBranch, fingerprintOfProject } from "../testing/solving/only-a-branch.ts";
import { SOLVE, type SolvingWorld, solvingWorld } from "../testing/solving/solving-world.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly draws: { readonly seed: number; readonly runs: number };
  }
}

const KILLS = 10;
const BRANCH = "wheelhouse/1-what-is-bought-twice-is-paid-once";
const AGENT = ["--agent", "scripted", "--model", SOLVE];
const { seed } = inject("draws");

/** Whole numbers from 0 up to `below`, the same for the same seed. */
function drawsFrom(first: number): (below: number) => number {
  let state = first >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Answers what a run asks with the answer that goes on; false when it asks nothing. */
async function answerOpen({ events, terminal }: SolvingWorld, run: string): Promise<boolean> {
  const said = await events(run);
  const answered = new Set(
    said.flatMap((event) => (event.type === "request.answered" ? [event.data.request] : [])),
  );
  const open = said.findLast(
    (event) => event.type === "request.opened" && !answered.has(event.data.request),
  );
  if (open?.type !== "request.opened") return false;
  const option = open.step === "approve" ? "approve" : "accept";
  const { code, stderr } = await terminal.call("answer", open.data.request, option);
  if (code !== 0) throw new Error(stderr);
  return true;
}

describe("an issue whose host is killed again and again", () => {
  test(
    `is solved all the same after ${KILLS} kills (SEED=${seed})`,
    { timeout: 600_000 },
    async () => {
      const world = solvingWorld();
      const draw = drawsFrom(seed);
      await world.issue("create", "--title", "What is bought twice is paid once");
      const before = fingerprintOfProject(world.project);
      let host = world.terminal.start("issue", "start", "1", ...AGENT);
      const { run } = await untilEvent(world.terminal.home, ({ type }) => type === "run.started");
      let reached = 3;
      for (let kill = 0; kill < KILLS; kill++) {
        const target = reached + 1 + draw(9);
        const seen = await untilEvent(
          world.terminal.home,
          (event) =>
            event.run === run &&
            event.seq > reached &&
            (event.seq >= target ||
              event.type === "request.opened" ||
              event.type === "run.completed"),
        );
        reached = seen.seq;
        await host.kill9();
        if (seen.type === "run.completed") break;
        await answerOpen(world, run);
        host = world.terminal.start("resume", run);
      }
      for (;;) {
        const seen = await untilEvent(
          world.terminal.home,
          ({ run: of, seq, type }) =>
            of === run && seq > reached && (type === "request.opened" || type === "run.completed"),
        );
        reached = seen.seq;
        if (seen.type === "run.completed") break;
        await answerOpen(world, run);
      }
      await host.ended;
      const events = await world.events(run);
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
      const finished = events.flatMap((event) =>
        event.type === "step.completed" ? [event.step] : [],
      );
      expect(new Set(finished).size).toBe(finished.length);
      expect(attemptProcesses(run)).toEqual([]);
      expect(world.git("show", `${BRANCH}:src/total.js`)).toContain(
        "line.price * (line.count ?? 1)",
      );
      expect(world.git("show", `${BRANCH}:README.md`)).toContain("every piece of it");
      expect(changedBesideBranch(world.project, before)).toEqual([]);
      const { stdout } = await world.issue("show", "1", "--json");
      expect(JSON.parse(stdout)).toMatchObject({ status: "done" });
    },
  );
});
