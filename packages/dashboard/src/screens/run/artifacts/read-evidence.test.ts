import { describe, expect, test } from "vitest";
import { readEvidence } from "./read-evidence.ts";

describe("evidence", () => {
  test("tells the command, how it ended, how long it took and what it printed", () => {
    expect(readEvidence('$ npm test -- "a b"\nfailed (exit 1, 1234 ms)\n\n1 failed\n')).toEqual({
      isPassed: false,
      command: 'npm test -- "a b"',
      ended: "exit 1",
      ms: 1234,
      output: "1 failed\n",
    });
    expect(readEvidence("$ make\npassed (exit 0, 5 ms)")).toMatchObject({
      isPassed: true,
      output: "",
    });
    expect(readEvidence("$ make\nfailed (took too long, 60000 ms)\n\nso far")).toMatchObject({
      ended: "took too long",
      output: "so far",
    });
  });

  test("of a check that an agent has asked for names how it ended", () => {
    expect(readEvidence("passed, exit code 0\n3 passed")).toEqual({
      isPassed: true,
      command: undefined,
      ended: "exit code 0",
      ms: undefined,
      output: "3 passed",
    });
    expect(readEvidence("failed, without an exit code")).toMatchObject({ isPassed: false });
  });

  test.each(["", "it passed", "$ make", "$ make\nit passed (exit 0)"])(
    "is none that can be read where it is %j",
    (value) => {
      expect(readEvidence(value)).toBeUndefined();
    },
  );
});
