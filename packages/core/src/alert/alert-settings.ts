import { z } from "zod";
import type { AlertChannel } from "./alert-words.ts";
import { quietHoursSchema } from "./quiet-hours.ts";

/** The name of a secret: of a variable of the environment, or of an entry in the file of secrets. */
const secretName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/, "is the name of an environment variable");

const address = z
  .url({ protocol: /^https?$/, error: "is an address that begins with http:// or https://" })
  .max(2_000)
  .refine((url) => !/^[a-z]+:\/\/[^/?#]*@/i.test(url), "has no name or password in it");

/** Wire schema of how a person is reached. It is theirs alone: no project says any of it, and no secret stands in it. */
export const alertSettingsSchema = z.strictObject({
  /** Whether an open page shows alerts. */
  browser: z.boolean().default(true),
  /** Whether the host writes a line for each. */
  log: z.boolean().default(true),
  webhook: z.strictObject({ url: address, secretEnv: secretName }).optional(),
  telegram: z
    .strictObject({
      tokenEnv: secretName,
      /** A number, or `@name` of a channel. */
      chatId: z.string().regex(/^(?:-?\d{1,20}|@\w{4,100})$/, "is a number, or @name of a channel"),
      /** Where the Bot API is; that of Telegram when absent. */
      baseUrl: address.optional(),
    })
    .optional(),
  quiet: quietHoursSchema.optional(),
});
/** How a person is reached. */
export type AlertSettings = z.infer<typeof alertSettingsSchema>;

/** The channels that are on. */
export function channelsOn(settings: AlertSettings): AlertChannel[] {
  const { browser, log, webhook, telegram } = settings;
  return [
    ...(browser ? (["browser"] as const) : []),
    ...(log ? (["log"] as const) : []),
    ...(webhook ? (["webhook"] as const) : []),
    ...(telegram ? (["telegram"] as const) : []),
  ];
}
