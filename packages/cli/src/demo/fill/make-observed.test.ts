import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sessionFormats } from "@wheelhouse/sources";
import { describe, expect, test } from "vitest";
import { observedObjectOf } from "../../testing/observed-object-of.ts";
import { makeObserved, sampleSources } from "./make-observed.ts";
import { SESSION } from "./sample-session.ts";

const NOW = Date.parse("2026-05-05T21:00:00Z");
const PROJECT = "/home/ann/orders";

function made() {
  const home = mkdtempSync(join(tmpdir(), "wheelhouse-samples-"));
  makeObserved(home, PROJECT, NOW);
  return sampleSources(home);
}

const linesIn = (path: string): string[] => readFileSync(path, "utf8").trimEnd().split("\n");

describe("the samples of other harnesses", () => {
  test("are a run that asks for a person, with a way back, a candidate and a session", () => {
    const { stateDirectory } = made();
    const lines = linesIn(join(stateDirectory, "night-shift-12", "run.log"));
    const { status, observed } = observedObjectOf(lines, NOW);
    expect(status).toBe("waiting");
    expect(observed?.stale).toBe(false);
    expect(observed?.phases.map(({ name }) => name)).toEqual([
      "build",
      "hardening",
      "verify",
      "build",
      "verify",
    ]);
    expect(observed?.candidate).toBe("Refund in the order's currency");
    expect(observed?.wheel?.holder).toBeNull();
    expect(observed?.wheel?.item).toBe("orders:deploy_failing");
    expect(observed?.sessions.map(({ session }) => session)).toEqual([SESSION]);
  });

  test("are a session file of which every line is understood", () => {
    const { sessions } = made();
    const [project = ""] = readdirSync(sessions);
    const path = join(sessions, project, `${SESSION}.jsonl`);
    const format = sessionFormats.find(({ kind }) => kind === "claude");
    const log = format?.logAt(sessions, path);
    if (!format || !log) throw new Error(`${path} is no session file`);
    const translator = format.translate(log);
    const said = linesIn(path).map((line) => translator.line(line));
    expect(said.filter(({ problem, isUnknown }) => problem !== undefined || isUnknown)).toEqual([]);
    const types = said.flatMap(({ events }) => events.map(({ type }) => type));
    expect(types.filter((type) => type === "agent.tool.started")).toHaveLength(5);
    expect(types.filter((type) => type === "budget.spent")).toHaveLength(6);
    expect(types.at(-1)).toBe("attempt.completed");
  });
});
