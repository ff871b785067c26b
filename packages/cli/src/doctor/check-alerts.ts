import { channelsOn, isWheelhouseError, messageOf } from "@wheelhouse/core";
import { readAlertSettings } from "../alerts/alert-files.ts";
import { secretsOf } from "../alerts/secrets-of.ts";
import type { Context } from "../command/context.ts";
import type { Check } from "./check.ts";

/** How a person is told of what cannot wait, and whether the secrets for it are there. Sends nothing. */
export function checkAlerts(context: Pick<Context, "home" | "io">): Check {
  const common = { id: "alerts", group: "home", title: "Alerts" } as const;
  try {
    const settings = readAlertSettings(context.home);
    const { quiet } = settings;
    const on = channelsOn(settings);
    const detail = [
      on.length === 0 ? "off" : on.join(", "),
      ...(quiet ? [`quiet from ${quiet.from} to ${quiet.to} in ${quiet.zone}`] : []),
    ].join(" · ");
    const [missing] = Object.values(secretsOf(context, settings)).filter(
      ({ place }) => place === null,
    );
    if (!missing) return { ...common, status: "ok", detail };
    const why = missing.problem ?? `${missing.name} is not set.`;
    const hint = `${why} Keep it: wheelhouse alerts secret ${missing.name}`;
    return { ...common, status: "warn", detail, hint };
  } catch (error) {
    const hint = isWheelhouseError(error) ? error.hint : undefined;
    return { ...common, status: "warn", detail: messageOf(error), hint };
  }
}
