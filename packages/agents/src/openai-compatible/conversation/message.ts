import { z } from "zod";

const callSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The arguments as the model wrote them, which should be JSON and may not be. */
  input: z.string(),
});
/** One call of a tool that the model asked for. */
export type Call = z.infer<typeof callSchema>;

/** The shape of a message in a stored session. */
export const messageSchema = z.discriminatedUnion("role", [
  z.object({ role: z.literal("user"), text: z.string() }),
  z.object({ role: z.literal("assistant"), text: z.string(), calls: z.array(callSchema) }),
  z.object({
    role: z.literal("tool"),
    call: z.string(),
    name: z.string(),
    text: z.string(),
    failed: z.boolean(),
  }),
]);
/** One message of a conversation, in a form of our own: a stored session outlives a library. */
export type Message = z.infer<typeof messageSchema>;
