import { describe, expect, test } from "vitest";
import { restWhenQuiet } from "./rest-when-quiet.ts";

describe("a server that nobody writes to", () => {
  test("rests once after each time that something was written, and never while something is", async () => {
    const watermarks = [1, 2, 3, 3, 3, 3, 4, 4, 4];
    const rests: number[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    let asked = 0;
    const reader = {
      watermark: async () => {
        const next = watermarks[asked++];
        if (next === undefined) resolve();
        return next ?? 4;
      },
    };
    using _ = restWhenQuiet(reader, { quietMs: 1, rest: () => void rests.push(asked) });
    await promise;
    expect(rests).toEqual([4, 8]);
  });
});
