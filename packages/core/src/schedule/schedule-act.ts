import { z } from "zod";
import { jsonSchema } from "../json.ts";
import { BANDS } from "../plan/define-flow.ts";
import { canonical } from "../plan/predicate.ts";
import { findSecrets } from "../secrets/find-secrets.ts";
import { sha256 } from "../trace/sha256.ts";

/** Name of a variable of the environment. */
const variable = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/, "is the name of a variable");
const word = z.string().min(1).max(200);
const OUTSIDE = /^(?:[/\\~]|[A-Za-z]:)|(?:^|\/)\.\.(?:\/|$)|\0/;

/** What is written down for good holds no secret; a header may name the variable that does. */
function isTold(text: string): boolean {
  return findSecrets(text).length === 0;
}
const SECRET =
  "holds what looks like a secret, and would be written down; name a variable in a header";

/** A value of a header: words, or the name of the variable of the environment that holds it. */
const headerSchema = z.union([
  z
    .string()
    .max(4_000)
    .regex(/^[^\r\n\0]*$/, "is one line")
    .refine(isTold, SECRET),
  z.strictObject({ env: variable }),
]);

/** Wire schema of what a schedule does each time. */
export const scheduleActSchema = z.discriminatedUnion("kind", [
  /** Starts a flow over the project. */
  z.strictObject({
    kind: z.literal("flow"),
    flow: word,
    band: z.enum(BANDS).optional(),
    focus: z.string().max(20_000).optional(),
    input: z.record(z.string(), jsonSchema).optional(),
    agent: word.optional(),
    model: word.optional(),
  }),
  /** Has agents solve an issue that is there. */
  z.strictObject({ kind: z.literal("issue"), number: z.int().min(1) }),
  /** Runs a program: never a line for a shell. */
  z.strictObject({
    kind: z.literal("command"),
    argv: z.array(z.string().max(4_000)).min(1).max(100),
    /** Directory inside the project; the project itself when absent. */
    cwd: z
      .string()
      .min(1)
      .max(1_000)
      .refine((path) => !OUTSIDE.test(path), "is a path inside the project")
      .optional(),
    /** Variables of the host's environment that it gets, beside those that a login gives. */
    env: z.array(variable).max(50).optional(),
  }),
  /** Calls an address; an answer of 200 to 299 is a success. */
  z.strictObject({
    kind: z.literal("http"),
    method: z.enum(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]),
    url: z
      .url({ protocol: /^https?$/, error: "is an address of http or https" })
      .max(4_000)
      .refine((url) => !/^[^/]*\/\/[^/]*@/.test(url) && isTold(url), SECRET),
    headers: z.record(z.string().regex(/^[A-Za-z0-9-]{1,100}$/), headerSchema).optional(),
    body: z.string().max(100_000).refine(isTold, SECRET).optional(),
  }),
]);
/** What a schedule does each time. */
export type ScheduleAct = z.infer<typeof scheduleActSchema>;

/** What a schedule does, in a line. */
export function actText(act: ScheduleAct): string {
  switch (act.kind) {
    case "flow":
      return [act.flow, act.band].filter((each) => each !== undefined).join(" ");
    case "issue":
      return `issue #${act.number}`;
    case "command":
      return act.argv.join(" ");
    case "http":
      return `${act.method} ${act.url}`;
    default:
      return act satisfies never;
  }
}

/** What a person trusts: the hash of exactly what it does, whatever the order of its members. */
export function actHash(act: ScheduleAct): string {
  return sha256(canonical(jsonSchema.parse(act)));
}
