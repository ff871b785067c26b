import { describe, expect, test } from "vitest";
import type { RequestRow } from "../views/request-row.ts";
import { requestObject, requestObjectSchema } from "./request-object.ts";

describe("a request on the wire", () => {
  test("says what was asked, with what to choose from, and what was answered by whom", () => {
    const options = [{ id: "yes", label: "Yes", effect: "continue" }];
    const row: RequestRow = {
      id: "r-q1",
      run: "r",
      step: "ok",
      kind: "approval",
      text: "Go on?",
      options: JSON.stringify(options),
      status: "answered",
      opened_at: 0,
      expires_at: 86_400_000,
      closed_at: 1_000,
      answered_by: "ann",
      option: "yes",
      answer: "well done",
      shared: "sign-in:claude",
      permission: "Run tests",
      about: null,
    };
    const object = requestObject(row);
    expect(object).toEqual({
      ...row,
      options,
      opened_at: "1970-01-01T00:00:00.000Z",
      expires_at: "1970-01-02T00:00:00.000Z",
      closed_at: "1970-01-01T00:00:01.000Z",
    });
    expect(requestObjectSchema.parse(object)).toEqual(object);
  });
});
