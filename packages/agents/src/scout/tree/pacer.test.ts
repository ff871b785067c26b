import { describe, expect, test } from "vitest";
import { Cancelled, createPacer } from "./pacer.ts";

describe("createPacer", () => {
  test("lets the event loop have a turn although nothing is awaited from outside", async () => {
    const pacer = createPacer(undefined);
    let heard = false;
    setImmediate(() => {
      heard = true;
    });
    for (let i = 0; i < 1_000_000 && !heard; i++) await pacer.tick();
    expect(heard).toBe(true);
  });

  test("throws once the signal is aborted", async () => {
    const controller = new AbortController();
    const pacer = createPacer(controller.signal);
    await pacer.tick();
    controller.abort();
    await expect(pacer.tick()).rejects.toBeInstanceOf(Cancelled);
  });
});
