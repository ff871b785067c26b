import {
  type AlertChannel,
  alertTriedObject,
  channelsOn,
  ERRORS,
  type SendOutcome,
  WheelhouseError,
} from "@wheelhouse/core";
import { callHost } from "@wheelhouse/engine";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { takeSeat } from "../host/take-seat.ts";
import { clean } from "../output/clean.ts";
import { whoAmI } from "../request/who-am-i.ts";
import { readAlertSettings } from "./alert-files.ts";
import { ALERT_TEST_PATH, sendOutcomeSchema } from "./compose-alerts.ts";

interface Tried {
  readonly channel: AlertChannel;
  readonly outcome: SendOutcome;
}

/**
 * `wheelhouse alerts test [CHANNEL]`: sends a real alert, through the host when there is one, for its environment is what counts, and
 * says what came back.
 */
export async function testVerb(
  { home, paint }: Context,
  channel: AlertChannel | undefined,
): Promise<Result> {
  const channels = channel === undefined ? channelsOn(readAlertSettings(home)) : [channel];
  if (channels.length === 0)
    throw new WheelhouseError("usage", "Every channel is off.", {
      hint: "Switch one on: wheelhouse alerts set log",
    });
  const seat = await takeSeat(home, { command: "wheelhouse alerts test", serve: false });
  const host = seat.kind === "host" ? undefined : seat.holder.pid;
  const by = whoAmI();
  const tried: Tried[] = [];
  try {
    for (const each of channels)
      tried.push({
        channel: each,
        outcome:
          seat.kind === "host"
            ? await seat.host.alerts.test(each, by)
            : sendOutcomeSchema.parse(
                await callHost(seat.holder.socket, {
                  method: "POST",
                  path: ALERT_TEST_PATH,
                  body: { channel: each, by },
                }),
              ),
      });
  } finally {
    if (seat.kind === "host") await seat.host.close();
  }
  const fails = tried.some(({ outcome }) => !("ok" in outcome));
  return {
    data: tried.map(({ channel: name, outcome }) => alertTriedObject(name, outcome)),
    view: () =>
      [
        ...tried.map((each) => lineOf(each, paint)),
        ...(host === undefined ? [] : [paint.dim(`Sent by the host, process ${host}.`)]),
      ].join("\n"),
    exit: fails ? ERRORS["run.failed"].exit : 0,
  };
}

/** Where to look for what was sent. */
const LOOK: Readonly<Record<AlertChannel, string>> = {
  browser: "an open page shows it",
  log: "it is a line where the host writes",
  webhook: "the receiver took it",
  telegram: "it is in the chat",
};

function lineOf({ channel, outcome }: Tried, paint: Context["paint"]): string {
  const name = paint.bold(channel);
  if ("ok" in outcome) {
    const said = outcome.said === undefined ? "" : ` (${clean(outcome.said)})`;
    return `${paint.green("✓")} ${name}  ${LOOK[channel]}${said}`;
  }
  const later = "retry" in outcome ? " An alert would be tried again." : "";
  return `${paint.red("✗")} ${name}  ${clean(outcome.why)}.${later}`;
}
