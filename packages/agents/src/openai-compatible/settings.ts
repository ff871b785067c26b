import { WheelhouseError } from "@wheelhouse/core";
import { z } from "zod";

/** How the agent was set up by who started it. */
export interface Settings {
  /** Base address of the endpoint, with its version part, such as `http://127.0.0.1:11434/v1`. */
  readonly url: string;
  readonly key: string | undefined;
  readonly model: string;
  /** How much the model can hold at once, in tokens. */
  readonly contextTokens: number;
  /** Most calls of the model in one turn. */
  readonly maxSteps: number;
  /** Most tokens of the session, input and output together; unlimited when absent. */
  readonly maxTokens: number | undefined;
  /** Path of the file with git facts. */
  readonly facts: string | undefined;
  /** Where it may write, if it may write at all. */
  readonly home: string | undefined;
}

/** An empty variable is one that is not set. */
const given = z.preprocess((value) => (value === "" ? undefined : value), z.string().optional());
const whole = (least: number) =>
  z.preprocess(
    (value) => (value === "" ? undefined : value),
    z.coerce.number().int().min(least).optional(),
  );

const environment = z.object({
  WHEELHOUSE_ENDPOINT_URL: z.url({ protocol: /^https?$/, error: "is not an http address" }),
  WHEELHOUSE_ENDPOINT_KEY: given,
  WHEELHOUSE_ENDPOINT_MODEL: z.string().min(1),
  WHEELHOUSE_ENDPOINT_CONTEXT: whole(2048),
  WHEELHOUSE_MAX_STEPS: whole(1),
  WHEELHOUSE_MAX_TOKENS: whole(1),
  WHEELHOUSE_FACTS: given,
  HOME: given,
});

const DEFAULT_CONTEXT = 32_768;
const DEFAULT_STEPS = 40;

/** Reads the settings from an environment. Throws `agent.unusable` that names the variable at fault. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new WheelhouseError(
      "agent.unusable",
      `The setting ${issue?.path.join(".") ?? "of the endpoint"} is not right: ${issue?.message ?? "unknown"}.`,
      { hint: "Name the endpoint's address and its model." },
    );
  }
  const { data } = parsed;
  return {
    url: data.WHEELHOUSE_ENDPOINT_URL.replace(/\/+$/, ""),
    key: data.WHEELHOUSE_ENDPOINT_KEY,
    model: data.WHEELHOUSE_ENDPOINT_MODEL,
    contextTokens: data.WHEELHOUSE_ENDPOINT_CONTEXT ?? DEFAULT_CONTEXT,
    maxSteps: data.WHEELHOUSE_MAX_STEPS ?? DEFAULT_STEPS,
    maxTokens: data.WHEELHOUSE_MAX_TOKENS,
    facts: data.WHEELHOUSE_FACTS,
    home: data.HOME,
  };
}
