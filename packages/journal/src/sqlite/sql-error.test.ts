import { describe, expect, test } from "vitest";
import { explainSqlError } from "./sql-error.ts";

function explained(errcode: number): unknown {
  return explainSqlError(Object.assign(new Error("detail"), { errcode }), "/home/journal.db");
}

describe("an error of the driver", () => {
  const meanings: [string, number, string][] = [
    ["a full disk", 13, "journal.full"],
    ["shared memory without room", 4874, "journal.full"],
    ["a broken constraint, by its extended code", 1555, "journal.invalid"],
    ["a value that is too large", 18, "journal.invalid"],
    ["a lock", 5, "home.locked"],
    ["a lock that is seen while recovering", 261, "home.locked"],
    ["a failed sync", 1034, "home.unwritable"],
    ["a read-only file", 8, "home.unwritable"],
    ["a damaged page", 11, "journal.corrupt"],
    ["no database", 26, "journal.corrupt"],
    ["anything else of SQLite's", 1, "internal"],
  ];

  test.for(meanings)("5.10, 5.11: from %s is told as such", ([, errcode, code]) => {
    expect(explained(errcode)).toMatchObject({
      code,
      message: expect.stringMatching(/\/home\/journal\.db|detail/),
      cause: { errcode },
    });
  });

  test("is handed on as it is when it is not SQLite's", () => {
    const error = new TypeError("cannot be bound");
    expect(explainSqlError(error, "/home/journal.db")).toBe(error);
  });
});
