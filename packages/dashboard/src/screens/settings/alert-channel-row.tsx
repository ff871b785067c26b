import { type AlertChannel, type AlertChannelsObject, API } from "@wheelhouse/core";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { refusedBy, useLiveState } from "../../live/live-context.ts";
import { Button } from "../../parts/button.tsx";
import { alertChannelsQuery } from "../../queries/alerts.ts";
import { client } from "../../queries/client.ts";
import { useSend } from "../../queries/use-send.ts";

type Channel = AlertChannelsObject["channels"][number];

const NAMES: Readonly<Record<AlertChannel, string>> = {
  browser: "Open pages",
  log: "Log of the server",
  webhook: "Webhook",
  telegram: "Telegram",
};
/** What a channel makes of an alert; of one that is off and needs an address, how it gets it. */
const HOW: Readonly<Record<AlertChannel, string>> = {
  browser: "A word on the page that you look at, or a notification while you look at none.",
  log: "A line where the server writes.",
  webhook: "A signed POST to an address of yours. To set it:",
  telegram: "A message of a bot of yours. To set it:",
};
const COMMANDS: Readonly<Partial<Record<AlertChannel, string>>> = {
  webhook: "wheelhouse alerts set webhook URL",
  telegram: "wheelhouse alerts set telegram CHAT",
};
/** Where to look for a test that was sent. */
const SENT: Readonly<Record<AlertChannel, string>> = {
  browser: "Sent: an open page shows it.",
  log: "Written where the server writes.",
  webhook: "The receiver took it",
  telegram: "It is in the chat.",
};

/** One way to people: whether it is on, where it leads, and a press that tries it. */
export function AlertChannelRow({ channel }: { readonly channel: Channel }): ReactNode {
  const { channel: name, on, to, secret } = channel;
  const queries = useQueryClient();
  const [said, setSaid] = useState<{ readonly words: string; readonly isBad: boolean }>();
  const live = refusedBy(useLiveState());
  const trying = useSend(async () => client.call(API.testAlert, { body: { channel: name } }), {
    onDone({ result, said: why }) {
      const also = result === "failed" ? " An alert would be tried again." : "";
      const came = why === null || name === "telegram" ? "" : ` (${why}).`;
      setSaid(
        result === "sent"
          ? { words: name === "webhook" ? `${SENT[name]}${came}` : SENT[name], isBad: false }
          : { words: `It did not arrive: ${why ?? "nobody knows why"}.${also}`, isBad: true },
      );
    },
  });
  const switching = useSend(
    async (body: { readonly channel: "browser" | "log"; readonly on: boolean }) =>
      client.call(API.switchAlerts, { body }),
    { onDone: (now) => queries.setQueryData(alertChannelsQuery.queryKey, now) },
  );
  const refused = live ?? (trying.isPending || switching.isPending ? "One moment." : undefined);
  const command = on ? undefined : COMMANDS[name];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3 py-2.5">
      <div className="min-w-52 flex-1">
        <p className="font-medium">
          {NAMES[name]}{" "}
          <span className="font-normal text-text-2">· {on ? (to ?? "on") : "off"}</span>
        </p>
        <p className="text-text-2">
          {on && to !== null ? null : HOW[name]}{" "}
          {command === undefined ? null : <code className="break-words">{command}</code>}
        </p>
        {secret === null || secret.is_set ? null : (
          <p className="text-failed">
            {secret.name} is not set: nothing is sent.{" "}
            <code>wheelhouse alerts secret {secret.name}</code>
          </p>
        )}
        <output className={`block ${said?.isBad === true ? "text-failed" : "text-text-2"}`}>
          {said?.words}
        </output>
      </div>
      <div className="flex gap-2">
        {on ? (
          <Button
            aria-label={`Send a test: ${NAMES[name]}`}
            refused={refused}
            onClick={() => {
              setSaid(undefined);
              trying.mutate();
            }}
          >
            Send a test
          </Button>
        ) : null}
        {name === "browser" || name === "log" ? (
          <Button
            kind="quiet"
            aria-label={`Switch ${on ? "off" : "on"}: ${NAMES[name]}`}
            refused={refused}
            onClick={() => switching.mutate({ channel: name, on: !on })}
          >
            {on ? "Switch off" : "Switch on"}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
