import { actionSchema, WheelhouseError } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { errorsOfReply, errorsOfShape } from "./action-errors.ts";

const refused = (
  message: string,
  code: "proposal.invalid" | "proposal.state" = "proposal.invalid",
): WheelhouseError => new WheelhouseError(code, message, { hint: "Change it." });

describe("what is wrong with a changed proposal", () => {
  test("stands at the field that it is about", () => {
    const { error } = actionSchema.safeParse({ kind: "create_issue", title: " ", labels: [""] });
    expect(Object.keys(error === undefined ? {} : errorsOfShape(error))).toEqual([
      "title",
      "labels",
    ]);
    const schedule = actionSchema.safeParse({
      kind: "schedule",
      name: "a",
      cron: "0 2 * * *",
      zone: "UTC",
      act: { kind: "flow", flow: "" },
    });
    expect(schedule.error && errorsOfShape(schedule.error)).toHaveProperty("flow");
  });

  test("is known by the words of the server", () => {
    expect(errorsOfReply(refused("title cannot be that: Too long."))).toEqual({
      title: "title cannot be that: Too long. Change it.",
    });
    expect(
      errorsOfReply(refused("The description holds what looks like a secret (token).")),
    ).toHaveProperty("description");
    expect(errorsOfReply(refused("The cron 0 0 31 2 * never comes."))).toHaveProperty("cron");
    expect(errorsOfReply(refused("There is no flow nope."))).toHaveProperty("flow");
  });

  test("is about no field when no field can mend it", () => {
    expect(
      errorsOfReply(refused("bea has accepted this title already.", "proposal.state")),
    ).toEqual({ "": "bea has accepted this title already. Change it." });
    expect(errorsOfReply(new Error("no"))).toHaveProperty("");
  });
});
