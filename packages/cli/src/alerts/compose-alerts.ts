import { ALERT_CHANNELS, isWheelhouseError, messageOf, type SendOutcome } from "@wheelhouse/core";
import { type Alerter, createAlerter, notifiersOf } from "@wheelhouse/desk";
import type { Clock, Engine, MoreRoutes } from "@wheelhouse/engine";
import { isAppendRefusal, type SqliteJournal } from "@wheelhouse/journal";
import { z } from "zod";
import { clean } from "../output/clean.ts";
import { readAlertSettings, secretNamed } from "./alert-files.ts";

/** Where the host is asked to try a channel. */
export const ALERT_TEST_PATH = "/api/alerts/test";

/** Wire schema of what the host says of a try. */
export const sendOutcomeSchema: z.ZodType<SendOutcome> = z.union([
  z.object({ ok: z.literal(true), said: z.string().optional() }),
  z.object({
    retry: z.literal(true),
    why: z.string(),
    status: z.int().optional(),
    afterMs: z.number().optional(),
  }),
  z.object({ refused: z.literal(true), why: z.string(), status: z.int().optional() }),
]);

const testSchema = z.strictObject({ channel: z.enum(ALERT_CHANNELS), by: z.string().min(1) });

/** The alerts of a host, put together for a data directory. Settings and secrets are read anew each time: what a person changes holds at once. */
export function composeAlerter(
  home: string,
  { journal, engine, clock }: { journal: SqliteJournal; engine: Engine; clock: Clock },
): Alerter {
  const write = (line: string): void => void process.stderr.write(`${clean(line)}\n`);
  const now = (): number => clock.now();
  const secret = (name: string): string | undefined =>
    secretNamed({ home, env: process.env }, name)?.value;
  return createAlerter({
    journal,
    engine,
    clock,
    settings: () => readAlertSettings(home),
    notifiers: (settings) => notifiersOf(settings, { secret, write, now }),
    onDropped: ({ id, title }, channel, why) =>
      write(`Alert ${id} (${title}) is not sent to ${channel}: ${why}.`),
    onError(error) {
      if (isAppendRefusal(error) && error.code !== "journal.full") return;
      const hint = isWheelhouseError(error) && error.hint !== undefined ? ` ${error.hint}` : "";
      write(`Alerts wait: ${messageOf(error)}${hint}`);
    },
  });
}

/** The calls of other processes for alerts. */
export function alertRoutes(alerter: Alerter): MoreRoutes {
  return async ({ method, path, body }) => {
    if (method !== "POST" || path !== ALERT_TEST_PATH) return undefined;
    const { channel, by } = testSchema.parse(body);
    return { status: 200, body: await alerter.test(channel, by) };
  };
}
