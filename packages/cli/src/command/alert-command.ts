import type { Command } from "./command.ts";

/** The command about how a person is told of what they have to know. */
export const ALERT_COMMANDS: readonly Command[] = [
  {
    name: "alerts",
    summary: "Say how you are told of what cannot wait, try it, and see what was told",
    details:
      "CHANNEL is browser, log, webhook or telegram. `set webhook URL` and `set telegram CHAT` switch one on, `set quiet 22:00-07:00` says when only " +
      "what is critical is sent, `off` takes any of them back. The id of a group begins with a dash: `set telegram -- -100123`. `test` sends a real alert and says what came back; without a channel to all that are on. " +
      "Secrets are never in these settings: they come from a variable of the environment, or `secret NAME` keeps one from standard input " +
      "in a file that only you can read. More: docs/alerts.md.",
    positionals: [
      { name: "ls|test|set|off|secret", required: false },
      { name: "CHANNEL|quiet|NAME", required: false },
      { name: "VALUE", required: false },
    ],
    options: {
      "secret-env": {
        type: "string",
        value: "NAME",
        summary: "set webhook: the name of the secret that signs; else WHEELHOUSE_WEBHOOK_SECRET",
      },
      "token-env": {
        type: "string",
        value: "NAME",
        summary: "set telegram: the name of the bot's token; else WHEELHOUSE_TELEGRAM_TOKEN",
      },
      "base-url": {
        type: "string",
        value: "URL",
        summary:
          "set telegram: where the Bot API is, when it is not Telegram's own; empty for that",
      },
      zone: {
        type: "string",
        value: "ZONE",
        summary: "set quiet: whose clock counts, such as Europe/Berlin; else this machine's",
      },
    },
    examples: [
      "wheelhouse alerts set telegram 123456789",
      "wheelhouse alerts secret WHEELHOUSE_TELEGRAM_TOKEN",
      "wheelhouse alerts test telegram",
      "wheelhouse alerts set quiet 22:00-07:00 --zone Europe/Berlin",
    ],
    load: () => import("../commands/alerts.ts"),
  },
];
