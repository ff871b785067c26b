import { describe, expect, test } from "vitest";
import { messageOf } from "./message-of.ts";

describe("the message of a commit", () => {
  test("has its words, and trailers of one line each behind them", () => {
    expect(messageOf(" Mend it\n\nAll of it. \n", { "Wheelhouse-Step": "work/mend\nX: y" })).toBe(
      "Mend it\n\nAll of it.\n\nWheelhouse-Step: work/mend X: y\n",
    );
    expect(messageOf(" \0 ")).toBe("Work\n");
  });

  test("steers no terminal, and turns no text around", () => {
    expect(messageOf("a\u001b[2J\u001b]0;b\u0007\rc\u009b1m\u202Ed", { Run: "\u001b[31mx" })).toBe(
      "acd\n\nRun: x\n",
    );
  });

  test("has no secret that an agent wrote into its words", () => {
    const token = `ghp_${"a1B2".repeat(9)}`;
    expect(messageOf(`Use ${token} for it`)).not.toContain(token);
  });
});
