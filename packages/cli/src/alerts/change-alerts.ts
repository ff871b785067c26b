import {
  ALERT_CHANNELS,
  type AlertChannel,
  type AlertSettings,
  alertSettingsSchema,
  nearest,
  WheelhouseError,
} from "@wheelhouse/core";
import type { Arguments } from "../command/parse-command-line.ts";
import { didYouMean } from "../command/parse-command-line.ts";

/** What can be said about how a person is reached: the channels, and when it is quiet. */
export const ALERT_SUBJECTS = [...ALERT_CHANNELS, "quiet"] as const;
/** What can be said about how a person is reached. */
export type AlertSubject = (typeof ALERT_SUBJECTS)[number];

/** Names of secrets that nobody has named otherwise. */
const SECRETS = {
  webhook: "WHEELHOUSE_WEBHOOK_SECRET",
  telegram: "WHEELHOUSE_TELEGRAM_TOKEN",
} as const;

/** The settings with one more thing said, in the words of `alerts set`. Throws `usage`. */
export function alertsWith(
  settings: AlertSettings,
  subject: AlertSubject,
  value: string | undefined,
  args: Pick<Arguments, "text">,
): AlertSettings {
  const said = saidOf(settings, subject, value, args);
  const parsed = alertSettingsSchema.safeParse({ ...settings, [subject]: said });
  if (parsed.success) return parsed.data;
  const why = parsed.error.issues.map(
    ({ path, message }) => `${String(path.at(-1) ?? "")} ${message}`,
  );
  throw new WheelhouseError("usage", `${subject} cannot be set to that: ${why.join("; ")}.`, {
    hint: `Write it as: ${EXAMPLES[subject]}`,
  });
}

/** The settings with one thing switched off. */
export function alertsWithout(settings: AlertSettings, subject: AlertSubject): AlertSettings {
  if (subject === "browser" || subject === "log") return { ...settings, [subject]: false };
  const { [subject]: _off, ...others } = settings;
  return others;
}

/** The subject that a word names. Throws `usage`. */
export function subjectOf(word: string | undefined, verb: string): AlertSubject {
  return named(ALERT_SUBJECTS, word, verb);
}

/** The channel that a word names. Throws `usage`. */
export function channelOf(word: string, verb: string): AlertChannel {
  return named(ALERT_CHANNELS, word, verb);
}

function named<T extends string>(all: readonly T[], word: string | undefined, verb: string): T {
  const found = all.find((each) => each === word);
  if (found !== undefined) return found;
  const guess = word === undefined ? "" : didYouMean(nearest(word, all));
  const what = word === undefined ? "nothing" : JSON.stringify(word);
  throw new WheelhouseError("usage", `alerts ${verb} names a channel, and not ${what}.`, {
    hint: `${guess}There is ${all.join(", ")}.`,
  });
}

const EXAMPLES: Readonly<Record<AlertSubject, string>> = {
  browser: "wheelhouse alerts set browser",
  log: "wheelhouse alerts set log",
  webhook: "wheelhouse alerts set webhook https://example.com/hook",
  telegram: "wheelhouse alerts set telegram 123456789",
  quiet: "wheelhouse alerts set quiet 22:00-07:00 --zone Europe/Berlin",
};

function saidOf(
  before: AlertSettings,
  subject: AlertSubject,
  value: string | undefined,
  args: Pick<Arguments, "text">,
): unknown {
  if (subject === "browser" || subject === "log") return true;
  if (value === undefined)
    throw new WheelhouseError("usage", `alerts set ${subject} says too little.`, {
      hint: `Write it as: ${EXAMPLES[subject]}`,
    });
  switch (subject) {
    case "webhook": {
      const secretEnv = args.text("secret-env") ?? before.webhook?.secretEnv ?? SECRETS.webhook;
      return { url: value, secretEnv };
    }
    case "telegram": {
      const tokenEnv = args.text("token-env") ?? before.telegram?.tokenEnv ?? SECRETS.telegram;
      const baseUrl = args.text("base-url") ?? before.telegram?.baseUrl;
      return {
        chatId: value,
        tokenEnv,
        ...(baseUrl !== undefined && baseUrl !== "" && { baseUrl }),
      };
    }
    case "quiet": {
      const [from, to] = value.split(/\s*(?:-|–|to)\s*/);
      return { from, to, zone: args.text("zone") ?? before.quiet?.zone ?? zoneHere() };
    }
    default:
      return subject satisfies never;
  }
}

/** The zone of this machine. */
function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
