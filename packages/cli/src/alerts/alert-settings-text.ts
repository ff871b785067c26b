import type { AlertChannel, AlertSettings } from "@wheelhouse/core";
import type { Context } from "../command/context.ts";
import { clean } from "../output/clean.ts";
import { table } from "../output/table.ts";
import type { KnownSecret } from "./secrets-of.ts";

/** How a person is reached, for a person. */
export function alertSettingsText(
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
