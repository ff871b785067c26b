import { describe, expect, test } from "vitest";
import { artifactObject, artifactObjectSchema } from "./artifact-object.ts";

describe("an artifact on the wire", () => {
  test("is what its event says, with its place and time", () => {
    const artifact = artifactObject({
      type: "artifact.recorded",
      step: "draft",
      attempt: "draft#1",
      seq: 7,
      at: 0,
      data: { name: "notes", kind: "text", value: "words" },
    });
    expect(artifactObjectSchema.parse(artifact)).toEqual({
      id: 7,
      status: "recorded",
      name: "notes",
      kind: "text",
      value: "words",
      step: "draft",
      attempt: "draft#1",
      at: "1970-01-01T00:00:00.000Z",
    });
  });

  test("is none for any other event", () => {
    const event = { type: "run.started", seq: 1, at: 0, data: { host: "h" } } as const;
    expect(artifactObject(event)).toBeUndefined();
  });
});
