import { describe, expect, test } from "vitest";
import { covered, exportLines, PLAIN, variablesOf } from "./otlp-words.ts";
import { problemWords } from "./problem-words.ts";

const PLACE = {
  endpoint: "http://127.0.0.1:4747",
  headers: "Authorization=Bearer secret-of-mine",
  agents: { codex: { "~/.codex/config.toml": "[otel]\nexporter = 1" } },
};

describe("how agents send OpenTelemetry here", () => {
  test("is variables that a shell takes", () => {
    expect(exportLines(variablesOf(PLACE, PLAIN))).toBe(
      [
        "export OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4747",
        "export OTEL_EXPORTER_OTLP_HEADERS='Authorization=Bearer secret-of-mine'",
        "export OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
      ].join("\n"),
    );
  });

  test("is a file for an agent that has one", () => {
    expect(exportLines(variablesOf(PLACE, "codex"))).toBe(
      "~/.codex/config.toml\n[otel]\nexporter = 1",
    );
  });

  test("has its token covered wherever it stands", () => {
    const { headers } = PLACE;
    const lines = exportLines(variablesOf(PLACE, PLAIN));
    expect(covered(lines, headers)).not.toContain("secret");
    expect(covered(headers, headers)).toBe("Authorization=Bearer ••••••••");
    expect(covered('{ "x-token" = "abc" }', "x-token=abc")).toBe('{ "x-token" = "••••••••" }');
    expect(covered(lines, "")).toBe(lines);
  });
});

describe("a problem", () => {
  test("is its cause and its next step", () => {
    expect(problemWords({ detail: "It is no protobuf.", hint: "Say so.", count: 3 })).toBe(
      "It is no protobuf. (3×) Say so.",
    );
  });

  test("of another shape is shown as it is", () => {
    expect(problemWords("too large")).toBe("too large");
    expect(problemWords({ code: 4 })).toBe('{"code":4}');
    expect(problemWords([1])).toBe("[1]");
  });
});
