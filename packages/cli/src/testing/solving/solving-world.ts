import { execFileSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { StoredRunEvent, WorkSettings } from "@wheelhouse/core";
import { writeOwnSettings } from "../../project/own-settings.ts";
import { eventsOf, untilEvent } from "../journal-of.ts";
import { openTerminal, type Terminal } from "../terminal.ts";
import { shopWithABug } from "./shop-with-a-bug.ts";

/** The transcript that solves the bug of the sample shop. */
export const SOLVE = fileURLToPath(new URL("solve.yaml", import.meta.url));

/** A person with a project, an issue about its bug, and agents that play a transcript. */
export interface SolvingWorld {
  readonly project: string;
  readonly terminal: Terminal;
  /** Runs `wheelhouse issue …` over the project. */
  readonly issue: (...args: string[]) => ReturnType<Terminal["call"]>;
  /** The request that a run waits with, once it does. */
  readonly asked: (run: string, step: string) => Promise<string>;
  /** A request of a step that was opened after those that are known. */
  readonly askedAgain: (run: string, step: string, known: readonly string[]) => Promise<string>;
  readonly events: (run: string) => Promise<StoredRunEvent[]>;
  /** What git prints in the project. */
  readonly git: (...args: string[]) => string;
}

/** How a world differs from the usual one. */
export interface WorldOptions {
  readonly work?: WorkSettings;
  readonly home?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Makes a world whose check is the test of the project. */
export function solvingWorld({ work = {}, home, env = {} }: WorldOptions = {}): SolvingWorld {
  const project = realpathSync(shopWithABug());
  const terminal = openTerminal({ cwd: project, env, ...(home !== undefined && { home }) });
  const checks = [{ name: "test", command: [process.execPath, "--test"] }];
  writeOwnSettings(terminal.home, project, { work: { checks, approval: "ask", ...work } });
  const askedAgain: SolvingWorld["askedAgain"] = async (run, step, known) => {
    const opened = await untilEvent(
      terminal.home,
      (event) =>
        event.run === run &&
        event.type === "request.opened" &&
        event.step === step &&
        !known.includes(event.data.request),
    );
    if (opened.type !== "request.opened") throw new Error("another event");
    return opened.data.request;
  };
  return {
    project,
    terminal,
    issue: (...args) => terminal.call("issue", ...args),
    asked: (run, step) => askedAgain(run, step, []),
    askedAgain,
    events: (run) => eventsOf(terminal.home, run),
    git: (...args) =>
      execFileSync("git", args, {
        cwd: project,
        encoding: "utf8",
        env: { ...process.env, GIT_OPTIONAL_LOCKS: "0" },
      }),
  };
}
