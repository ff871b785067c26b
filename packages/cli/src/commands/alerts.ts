import {
  type AlertChannel,
  alertObject,
  alertOfRow,
  nearest,
  WheelhouseError,
} from "@wheelhouse/core";
import { keepSecret, readAlertSettings, writeAlertSettings } from "../alerts/alert-files.ts";
import { alertSettingsText } from "../alerts/alert-settings-text.ts";
import { alertsTable } from "../alerts/alerts-table.ts";
import { alertsWith, alertsWithout, channelOf, subjectOf } from "../alerts/change-alerts.ts";
import { readSecret } from "../alerts/read-secret.ts";
import { secretsOf } from "../alerts/secrets-of.ts";
import { testVerb } from "../alerts/test-verb.ts";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { didYouMean } from "../command/parse-command-line.ts";
import { alertSecretsPath, alertSettingsPath } from "../home/home-paths.ts";
import { openReading } from "../reading/open-reading.ts";

const VERBS = ["ls", "test", "set", "off", "secret"] as const;
/** Most alerts that are listed. */
const MOST_SHOWN = 20;
const SECRET_NAME = /^[A-Za-z_]\w{0,99}$/;

/** `wheelhouse alerts [ls]`, `alerts test [CHANNEL]`, `alerts set CHANNEL [VALUE]`, `alerts off CHANNEL`, `alerts secret NAME` */
export async function run(context: Context): Promise<Result> {
  const { args, home } = context;
  const [word = "ls", what, value] = args.positionals;
  const verb = VERBS.find((each) => each === word);
  switch (verb) {
    case "ls":
      return list(context);
    case "test":
      return testVerb(context, what === undefined ? undefined : channelOf(what, verb));
    case "set": {
      const subject = subjectOf(what, verb);
      writeAlertSettings(home, alertsWith(readAlertSettings(home), subject, value, args));
      return changed(context, subject === "quiet" ? undefined : subject);
    }
    case "off":
      writeAlertSettings(home, alertsWithout(readAlertSettings(home), subjectOf(what, verb)));
      return changed(context, undefined);
    case "secret":
      return secret(context, what ?? "");
    case undefined:
      throw new WheelhouseError("usage", `wheelhouse alerts has no ${JSON.stringify(word)}.`, {
        hint: `${didYouMean(nearest(word, VERBS))}It has ${VERBS.join(", ")}.`,
      });
    default:
      return verb satisfies never;
  }
}

/** What holds after a change; with a channel, how to try it. */
function changed(context: Context, channel: AlertChannel | undefined): Result {
  const { home, paint } = context;
  const settings = readAlertSettings(home);
  const secrets = secretsOf(context, settings);
  const secret = channel && secrets[channel];
  const missing = secret?.place === null ? secret : undefined;
  return {
    data: { settings, secrets, file: alertSettingsPath(home) },
    view: () =>
      [
        alertSettingsText(settings, secrets, context),
        "",
        ...(missing
          ? [paint.dim(`Keep its secret: wheelhouse alerts secret ${missing.name}`)]
          : []),
        ...(channel === undefined ? [] : [paint.dim(`Try it: wheelhouse alerts test ${channel}`)]),
      ].join("\n"),
  };
}

async function list(context: Context): Promise<Result> {
  const { home, paint, columns } = context;
  const settings = readAlertSettings(home);
  const secrets = secretsOf(context, settings);
  await using journal = await openReading(home);
  const rows = await journal?.rows("alerts", {
    orderBy: "last_at",
    descending: true,
    limit: MOST_SHOWN,
  });
  const alerts = (rows ?? []).map((row) => alertObject(alertOfRow(row)));
  return {
    data: { settings, secrets, file: alertSettingsPath(home), alerts },
    view: () =>
      [
        alertSettingsText(settings, secrets, context),
        "",
        alerts.length === 0
          ? paint.dim("Nobody had to be told of anything yet.")
          : alertsTable(alerts, { paint, columns, now: Date.now() }),
        "",
        paint.dim(
          "Try them: wheelhouse alerts test · switch one on: wheelhouse alerts set telegram CHAT",
        ),
      ].join("\n"),
  };
}

async function secret({ home, io, paint }: Context, name: string): Promise<Result> {
  if (!SECRET_NAME.test(name))
    throw new WheelhouseError("usage", "alerts secret needs the secret's name.", {
      hint: "Write it as: wheelhouse alerts secret WHEELHOUSE_TELEGRAM_TOKEN",
    });
  const value = await readSecret(io, name);
  keepSecret(home, name, value);
  const file = alertSecretsPath(home);
  return {
    data: { name, status: value === "" ? "forgotten" : "kept", file },
    view: () =>
      value === ""
        ? `${paint.green("✓")} ${name} is forgotten.`
        : `${paint.green("✓")} ${name} is kept in ${file}, which only you can read.`,
  };
}
