import { z } from "zod";
import { ALERT_CHANNELS } from "../../alert/alert-words.ts";
import { alertChannelsSchema, alertTriedSchema } from "../alert-channel-object.ts";
import { alertObjectSchema } from "../alert-object.ts";
import { get, post } from "./define-route.ts";
import { none } from "./query.ts";

/** Addresses of alerts. The topic `alerts` goes on from them: docs/http-api.md chapter 5. */
export const ALERT_ROUTES = {
  alerts: get("/api/alerts", "What people were told outside of the page, the latest first", {
    query: z.strictObject({
      /** Only those that a channel has still to send. */
      owed: z.literal("1").optional(),
      /** At most so many, 200 when absent. */
      limit: z
        .string()
        .regex(/^[1-9]\d{0,2}$/)
        .transform(Number)
        .optional(),
    }),
    reply: z.array(alertObjectSchema),
  }),
  alertChannels: get("/api/alerts/channels", "How people are reached outside of the page", {
    query: none,
    reply: alertChannelsSchema,
    errors: ["settings.invalid"],
  }),
  switchAlerts: post("/api/alerts/switch", "Switch a channel of alerts on or off", {
    body: z.strictObject({
      /** The others need an address and a secret, which only the command line takes. */
      channel: z.enum(["browser", "log"]),
      on: z.boolean(),
    }),
    reply: alertChannelsSchema,
    status: 200,
    errors: ["settings.invalid"],
  }),
  testAlert: post("/api/alerts/test", "Send a real alert on a channel, once", {
    body: z.strictObject({ channel: z.enum(ALERT_CHANNELS) }),
    reply: alertTriedSchema,
    status: 200,
    errors: ["settings.invalid"],
  }),
} as const;
