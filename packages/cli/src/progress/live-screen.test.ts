import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createLiveScreen } from "./live-screen.ts";

function terminal(columns = 40, rows = 10) {
  const stream = new PassThrough();
  const size = { columns, rows };
  const target = Object.assign(stream, size) as unknown as NodeJS.WriteStream;
  const read = (): string => String(stream.read() ?? "");
  return { target, stream, read };
}

describe("the live screen", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("draws at most ten times a second, and the last call counts", () => {
    const { target, read } = terminal();
    const screen = createLiveScreen(target);
    screen.draw(() => ["one"]);
    vi.advanceTimersByTime(200);
    expect(read()).toContain("one");
    screen.draw(() => ["two"]);
    screen.draw(() => ["three"]);
    expect(read()).toBe("");
    vi.advanceTimersByTime(200);
    const text = read();
    expect(text).toContain("three");
    expect(text).not.toContain("two");
  });

  test("goes back over the lines that it drew, and clears what is left of them", () => {
    const { target, read } = terminal();
    const screen = createLiveScreen(target);
    screen.draw(() => ["a", "b", "c"]);
    vi.advanceTimersByTime(200);
    read();
    screen.draw(() => ["d"]);
    vi.advanceTimersByTime(200);
    expect(read()).toContain("\u001b[3Fd\u001b[K\n\u001b[J");
  });

  test("counts the rows anew when the terminal became narrower", () => {
    const { target, stream, read } = terminal(40);
    const screen = createLiveScreen(target);
    screen.draw(() => ["x".repeat(39), "y"]);
    vi.advanceTimersByTime(200);
    read();
    Object.assign(stream, { columns: 20 });
    screen.draw(() => ["z"]);
    vi.advanceTimersByTime(200);
    expect(read()).toContain("\u001b[3Fz");
  });

  test("gives the cursor back", () => {
    const { target, read } = terminal();
    const screen = createLiveScreen(target);
    screen.leave(["done"]);
    expect(read()).toMatch(/done[\s\S]*\[\?25h$/);
    screen.close();
    expect(read()).toBe("");
  });
});
