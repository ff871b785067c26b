import { describe, expect, test } from "vitest";
import { hasDisplay } from "./has-display.ts";

const streams = (isTTY: boolean) => ({
  stdout: Object.assign(Object.create(process.stdout), { isTTY }),
  stderr: Object.assign(Object.create(process.stderr), { isTTY }),
});

describe("a display", () => {
  test("is where a person sits at a terminal and has one", () => {
    const at = (env: Record<string, string>, system = "linux", isTTY = true) =>
      hasDisplay({ env, ...streams(isTTY) }, system);
    expect(at({ DISPLAY: ":0" })).toBe(true);
    expect(at({ WAYLAND_DISPLAY: "wayland-0" })).toBe(true);
    expect(at({}, "darwin")).toBe(true);
    expect(at({})).toBe(false);
    expect(at({ DISPLAY: ":0", CI: "true" })).toBe(false);
    expect(at({ DISPLAY: ":0" }, "linux", false)).toBe(false);
    expect(at({ SSH_CONNECTION: "1" }, "darwin")).toBe(false);
  });
});
