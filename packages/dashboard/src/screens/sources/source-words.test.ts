import { describe, expect, test } from "vitest";
import { namesOf, statusWords } from "./source-words.ts";

describe("the words of a source", () => {
  test("leave out its path, which stands below, and what its name says already", () => {
    const path = "/home/ada/state";
    const logs = { kind: "run-log", name: "ada/state", path } as const;
    expect(namesOf(logs)).toEqual({ name: "ada/state", note: "run logs" });
    expect(namesOf({ ...logs, name: "Run logs" })).toEqual({ name: "Run logs", note: undefined });
    expect(namesOf({ ...logs, name: "made in luca" }).name).toBe("made in luca");
    const sessions = { kind: "claude", name: "Claude Code in ada/state", path } as const;
    expect(namesOf(sessions)).toEqual({ name: "Claude Code", note: "sessions" });
    const otlp = { kind: "otlp", name: "OpenTelemetry", path: null } as const;
    expect(namesOf(otlp)).toEqual({ name: "OpenTelemetry", note: undefined });
  });

  test("never call what comes by the network missing", () => {
    expect(statusWords({ kind: "otlp", status: "missing" }).word).toBe("listening");
    expect(statusWords({ kind: "otlp", status: "ok" }).word).toBe("listening");
    expect(statusWords({ kind: "codex", status: "missing" }).word).toBe("missing");
    expect(statusWords({ kind: "otlp", status: "failing" }).word).toBe("failing");
  });
});
