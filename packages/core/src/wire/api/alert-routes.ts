import { z } from "zod";
import { alertObjectSchema } from "../alert-object.ts";
import { get } from "./define-route.ts";

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
} as const;
