import { jsonSchema } from "@wheelhouse/core";
import { z } from "zod";
import { ROLES } from "../roles/roles.ts";

const wait = z.int().min(0).max(3_600_000);
const pattern = z.string().refine(isPattern, "is no regular expression");

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}

const textSchema = z.strictObject({
  /** A text, or the pieces in which it is streamed. */
  text: z.union([z.string(), z.array(z.string())]),
});
const callSchema = z.strictObject({
  call: z.strictObject({
    /** What the tool is for, or `any:NAME` for the tool of exactly that name. */
    role: z.union([
      z.enum(ROLES),
      z
        .string()
        .regex(/^any:./)
        .transform((role): `any:${string}` => `any:${role.slice(4)}`),
    ]),
    /** Its arguments by our names: `path`, `command`, `content`, `old`, `new`, `pattern`; as they are for `any:NAME`. */
    with: z.record(z.string(), jsonSchema).default({}),
    /** Calls the tool by its usual name also when it is not offered. */
    unoffered: z.boolean().default(false),
  }),
});

/** One thing that the model says. Each is an object with exactly one key. */
const saySchema = z.union([
  textSchema,
  z.strictObject({ thought: z.union([z.string(), z.array(z.string())]) }),
  callSchema,
  /** Says nothing for this long, in milliseconds. */
  z.strictObject({ wait }),
]);
/** One thing that the model says. */
export type Say = z.infer<typeof saySchema>;

/** What goes wrong with a reply. Each is an object with exactly one key. */
const faultSchema = z.union([
  z.strictObject({
    refuse: z.strictObject({
      status: z.union([
        z.literal(400),
        z.literal(401),
        z.literal(403),
        z.literal(404),
        z.literal(429),
        z.literal(500),
        z.literal(503),
      ]),
      /** When to come again, in seconds; sent as `retry-after`. */
      retryAfter: z.int().min(0).optional(),
      message: z.string().optional(),
    }),
  }),
  /** An endpoint that cannot stream: 400 when it is asked to. */
  z.strictObject({ noStreaming: z.literal(true) }),
  /** An endpoint that knows no tools: 400 when some are offered. */
  z.strictObject({ noTools: z.literal(true) }),
  /** The first byte comes only after this long, in milliseconds. */
  z.strictObject({ slow: wait }),
  /** Takes the request and never answers. */
  z.strictObject({ never: z.literal(true) }),
  /** The connection breaks after so many pieces. */
  z.strictObject({ cutAfter: z.int().min(0) }),
  /** What comes is no reply in any wire form. */
  z.strictObject({ garbage: z.string() }),
  /** The arguments of every call are broken JSON. */
  z.strictObject({ brokenArguments: z.literal(true) }),
  /** So many megabytes of text come after what is said. */
  z.strictObject({ huge: z.int().min(1).max(1024) }),
]);
/** What goes wrong with a reply. */
export type Fault = z.infer<typeof faultSchema>;

const count = z.int().min(0);
const usageSchema = z.union([
  z.literal("none"),
  z.strictObject({
    inputTokens: count.default(0),
    outputTokens: count.default(0),
    cachedTokens: count.default(0),
    thoughtTokens: count.default(0),
  }),
]);

const whenSchema = z.strictObject({
  /** Fits what the person said last, and nothing that a client adds later. */
  text: pattern.optional(),
  /** Fits anything in the conversation, what the system says included. */
  anywhere: pattern.optional(),
  model: pattern.optional(),
  /** How often the model has been called in this conversation, this call included. */
  call: z.int().min(1).optional(),
  /** Whether results of tools have come since the person spoke, how many, or what fits the last of them. */
  result: z.union([z.boolean(), count, pattern]).optional(),
  /** Whether tools are offered. */
  tools: z.boolean().optional(),
});

const ruleSchema = z
  .strictObject({
    when: whenSchema.default({}),
    /** Fits only so many times in the life of the server. */
    times: z.int().min(1).optional(),
    say: z.array(saySchema).default([]),
    /** Answered by a model that comes with the server, instead of `say`: a reviewer reads one file, an analyst does all that a flow asks. */
    as: z.enum(["reviewer", "analyst"]).optional(),
    /** What the reply has used; guessed from its length when absent, not told with `none`. */
    usage: usageSchema.optional(),
    finish: z.enum(["stop", "length"]).default("stop"),
    fault: faultSchema.optional(),
  })
  .refine(({ as, say }) => as === undefined || say.length === 0, "say and as exclude each other");
/** What the model says when. */
export type Rule = z.infer<typeof ruleSchema>;

/** Wire schema of a model script. */
export const modelScriptSchema = z.strictObject({
  version: z.literal(1),
  /** The models that the server lists. */
  models: z.array(z.string()).min(1).default(["scripted-model"]),
  /** The first rule that fits is followed. */
  rules: z.array(ruleSchema).min(1),
});
/** What a scripted model says, as data. */
export type ModelScript = z.infer<typeof modelScriptSchema>;
/** A model script as it is written: what has a default may be left out. */
export type ModelScriptInput = z.input<typeof modelScriptSchema>;
