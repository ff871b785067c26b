import { alertChannelsObject, type AlertChannelsObject, alertTriedObject } from "@wheelhouse/core";
import type { AlertDesk } from "@wheelhouse/server";
import type { Context } from "../command/context.ts";
import type { Drive } from "../host/drive.ts";
import { whoAmI } from "../request/who-am-i.ts";
import { readAlertSettings, secretNamed, writeAlertSettings } from "./alert-files.ts";
import { ALERT_TEST_PATH, sendOutcomeSchema } from "./compose-alerts.ts";

/** How the person of a data directory is reached: kept in their own files, tried by the host. */
export function alertDeskOf(
  { home, io }: Pick<Context, "home" | "io">,
  drive: Pick<Drive, "atHost">,
): AlertDesk {
  const isSet = (name: string): boolean => secretNamed({ home, env: io.env }, name) !== undefined;
  const channels = (): AlertChannelsObject => alertChannelsObject(readAlertSettings(home), isSet);
  return {
    channels,
    switch(channel, on) {
      writeAlertSettings(home, { ...readAlertSettings(home), [channel]: on });
      return channels();
    },
    async test(channel) {
      const by = whoAmI();
      const outcome = await drive.atHost({
        here: ({ alerts }) => alerts.test(channel, by),
        path: ALERT_TEST_PATH,
        body: { channel, by },
        reply: sendOutcomeSchema,
      });
      return alertTriedObject(channel, outcome);
    },
  };
}
