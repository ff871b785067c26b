import { WheelhouseError } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { nameFailure } from "./name-failure.ts";

describe("the failure of a snapshot", () => {
  test("names a full disk, and a place that cannot be written", () => {
    const full = new Error("ENOSPC: no space left on device, write");
    expect(nameFailure(full, "/home/runs/one")).toMatchObject({
      code: "home.full",
      message: expect.stringContaining("The disk of /home/runs is full"),
    });
    const path = "/home/runs/one.new/tree/a";
    const denied = Object.assign(new Error("EACCES: permission denied"), { path });
    expect(nameFailure(denied, "/home/runs/one").code).toBe("home.unwritable");
  });

  test("names a disk that git found full", () => {
    const message = "git add failed (128): fatal: unable to write: No space left on device";
    const error = new WheelhouseError("project.unreadable", message);
    expect(nameFailure(error, "/home/runs/one").code).toBe("home.full");
  });

  test("leaves a named error as it is, and blames the project for any other", () => {
    const named = new WheelhouseError("project.unreadable", "too large");
    expect(nameFailure(named, "/home/runs/one")).toBe(named);
    expect(nameFailure(new Error("odd"), "/home/runs/one")).toMatchObject({
      code: "project.unreadable",
      message: expect.stringContaining("odd"),
    });
  });
});
