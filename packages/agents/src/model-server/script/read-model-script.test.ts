import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parseModelScript, readModelScript } from "./read-model-script.ts";

const failure = (source: string): unknown => {
  try {
    parseModelScript(source, "script.yaml");
  } catch (error) {
    return error;
  }
  return undefined;
};

describe("a model script", () => {
  test("that comes with the server is valid", () => {
    const path = fileURLToPath(new URL("../reviewer/reviewer.yaml", import.meta.url));
    expect(readModelScript(path)).toMatchObject({
      models: ["reviewer"],
      rules: [{ as: "reviewer" }],
    });
  });

  test("with a key that does not exist names file, line and the nearest one", () => {
    expect(failure("version: 1\nrules:\n  - say:\n      - txt: hello\n")).toMatchObject({
      code: "transcript.invalid",
      message: expect.stringMatching(/^script\.yaml, line 4: .*"txt"/),
      hint: "Did you mean text?",
    });
  });

  test("with a pattern that is none names the line", () => {
    expect(failure('version: 1\nrules:\n  - when:\n      text: "("\n')).toMatchObject({
      message: expect.stringMatching(/line 4: .*regular expression/),
    });
  });

  test("that is not there says so", () => {
    expect(() => readModelScript("/nowhere/script.yaml")).toThrow(/cannot be read/);
  });
});
