import { WheelhouseError } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import {
  fieldOfError,
  inputOfDraft,
  keptIssueDraft,
  NO_DRAFT,
  readIssueDraft,
} from "./issue-draft.ts";

describe("the draft of an issue", () => {
  test("is kept as it is, and not at all when nothing is written", () => {
    const draft = { ...NO_DRAFT, title: " Sort ", labels: ["a"], dependsOn: [2] };
    expect(readIssueDraft(keptIssueDraft(draft))).toEqual(draft);
    expect(keptIssueDraft(NO_DRAFT)).toBe("");
    expect(readIssueDraft("{no json")).toEqual(NO_DRAFT);
    expect(readIssueDraft('{"title":1}')).toEqual(NO_DRAFT);
  });

  test("is sent in the words of the wire", () => {
    expect(inputOfDraft({ ...NO_DRAFT, title: " Sort ", dependsOn: [2] })).toEqual({
      title: "Sort",
      description: "",
      type: null,
      labels: [],
      priority: "normal",
      parent: null,
      depends_on: [2],
    });
  });

  test.each([
    ["An issue needs a title, and this one is empty.", "title"],
    ["Then issue #3 depends on itself: #3 → #5 → #3.", "dependsOn"],
    ["Then issue #3 is a part of itself: #3 → #5 → #3.", "parent"],
    ["A label is empty.", "labels"],
    ["The list of dependencies cannot be that: too big.", "dependsOn"],
    ["The server does not answer.", undefined],
  ])("has an error at its field: %s", (message, field) => {
    expect(fieldOfError(new WheelhouseError("issue.invalid", message))).toBe(field);
  });
});
