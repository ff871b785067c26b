import { alertSettingsSchema } from "@wheelhouse/core";
import { expect, test } from "vitest";
import { openDeskWorld } from "../testing/desk-world.ts";
import { openFakeReceiver, status } from "../testing/fake-receiver.ts";
import { createAlerter } from "./create-alerter.ts";
import { notifiersOf } from "./notifiers-of.ts";

test("a person knows within a second of the append, also while another channel hangs", async () => {
  const { journal, engine } = await openDeskWorld();
  const hook = await openFakeReceiver(() => undefined);
  const bot = await openFakeReceiver(status(200, {}, '{"ok":true}'));
  // Nothing here waits for a time but the close, which then waits no longer.
  const after = (_ms: number, call: () => void) => {
    const soon = setImmediate(call);
    return () => clearImmediate(soon);
  };
  const alerter = createAlerter({
    journal,
    engine,
    clock: { now: Date.now, after },
    settings: () =>
      alertSettingsSchema.parse({
        webhook: { url: hook.url, secretEnv: "HOOK" },
        telegram: { baseUrl: bot.url, chatId: "7", tokenEnv: "BOT" },
      }),
    notifiers: (settings) =>
      notifiersOf(settings, { secret: (name) => name, write: () => undefined, now: Date.now }),
    onDropped: () => undefined,
    onError: (error) => expect.unreachable(String(error)),
  });
  const words = { title: "Sign in", text: "", priority: "critical", about: {} } as const;
  const waits: number[] = [];
  for (const fingerprint of ["a", "b", "c", "d", "e"]) {
    const streams = await alerter.raised({ fingerprint, ...words });
    const before = performance.now();
    await engine.append(streams);
    void alerter.settle();
    await bot.came(bot.received.length + 1);
    waits.push(performance.now() - before);
  }
  // The middle one: a busy machine may hold up any of them.
  expect(waits.sort((a, b) => a - b)[2]).toBeLessThan(1_000);
  expect(hook.received).toHaveLength(1);
  await alerter.close();
});
