import {
  type AlertObject,
  type AlertSettings,
  type AlertChannel,
  formatAgo,
  isWheelhouseError,
  oneLine,
  WheelhouseError,
} from "@wheelhouse/core";
import type { Context } from "../command/context.ts";
import { clean } from "../output/clean.ts";
import { table } from "../output/table.ts";
import { secretNamed, type SecretPlace } from "./alert-files.ts";

/** Where the secret of a channel is, as far as this process can see; why it is nowhere when it is not. */
export interface KnownSecret {
  readonly name: string;
  readonly place: SecretPlace | null;
  readonly problem: string | null;
}

/** The secrets that the channels which are on need. */
export function secretsOf(
  { home, io }: Pick<Context, "home" | "io">,
  { webhook, telegram }: AlertSettings,
): Partial<Record<AlertChannel, KnownSecret>> {
  const look = (name: string): KnownSecret => {
    try {
      const place = secretNamed({ home, env: io.env }, name)?.place ?? null;
      return { name, place, problem: null };
    } catch (error) {
      if (!isWheelhouseError(error)) throw error;
      return { name, place: null, problem: error.message };
    }
  };
  return {
    ...(webhook && { webhook: look(webhook.secretEnv) }),
    ...(telegram && { telegram: look(telegram.tokenEnv) }),
  };
}

/** How a person is reached, for a person. */
export function settingsText(
  settings: AlertSettings,
  secrets: Partial<Record<AlertChannel, KnownSecret>>,
  { paint, columns }: Pick<Context, "paint" | "columns">,
): string {
  const { browser, log, webhook, telegram, quiet } = settings;
  const secret = (channel: AlertChannel): string => {
    const known = secrets[channel];
    if (!known) return "";
    if (known.problem !== null) return `, ${clean(known.problem)}`;
    return known.place === null
      ? `, but ${known.name} is not set here`
      : `, ${known.name} from the ${known.place}`;
  };
  const rows: readonly (readonly [string, boolean, string])[] = [
    ["browser", browser, "open pages show them"],
    ["log", log, "a line where the host writes"],
    ["webhook", webhook !== undefined, webhook ? `${webhook.url}${secret("webhook")}` : ""],
    [
      "telegram",
      telegram !== undefined,
      telegram
        ? `chat ${telegram.chatId}${telegram.baseUrl ? ` by ${telegram.baseUrl}` : ""}${secret("telegram")}`
        : "",
    ],
    [
      "quiet",
      quiet !== undefined,
      quiet ? `${quiet.from} to ${quiet.to} in ${quiet.zone}, but not for what is critical` : "",
    ],
  ];
  return table(
    rows,
    [
      { title: "ALERTS", cell: ([name]) => paint.bold(name) },
      { title: "", cell: ([, on]) => (on ? paint.green("on") : paint.dim("off")) },
      { title: "HOW", cell: ([, , how]) => clean(how), flexible: true, wraps: true },
    ],
    { columns, head: paint.dim },
  );
}

/** Alerts in columns, the latest first. */
export function alertsTable(
  alerts: readonly AlertObject[],
  { paint, columns, now }: Pick<Context, "paint" | "columns"> & { readonly now: number },
): string {
  return table(
    alerts,
    [
      {
        title: "AGE",
        cell: ({ last_at: at }) => (at === null ? "" : formatAgo(Date.parse(at), now)),
        align: "right",
      },
      {
        title: "PRIORITY",
        cell: ({ priority }) =>
          priority === "critical" ? paint.red(priority) : priority === "low" ? priority : "",
      },
      { title: "TIMES", cell: ({ repeats }) => (repeats === 0 ? "" : String(repeats + 1)) },
      { title: "WHERE", cell: (alert) => whereOf(alert, paint) },
      {
        title: "ALERT",
        cell: ({ title, deliveries }) => {
          const why = deliveries.find((each) => each.why !== null)?.why;
          const words = why === undefined || why === null ? "" : ` · ${oneLine(clean(why), 120)}`;
          return `${clean(title)}${paint.dim(words)}`;
        },
        flexible: true,
      },
    ],
    { columns, head: paint.dim },
  );
}

function whereOf({ deliveries }: AlertObject, paint: Context["paint"]): string {
  return deliveries
    .map(({ channel, status }) =>
      status === "sent"
        ? paint.green(channel)
        : status === "owed"
          ? paint.yellow(`${channel}…`)
          : paint.red(`${channel}✗`),
    )
    .join(" ");
}

/** The verb that nobody knows. */
export function unknownVerb(
  word: string,
  verbs: readonly string[],
  guess: string,
): WheelhouseError {
  return new WheelhouseError("usage", `wheelhouse alerts has no ${JSON.stringify(word)}.`, {
    hint: `${guess}It has ${verbs.join(", ")}.`,
  });
}
