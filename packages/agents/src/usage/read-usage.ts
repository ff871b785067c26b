import type { Usage } from "@wheelhouse/core";
import { z } from "zod";

/** Where an agent says what it used, as data. */
export interface UsageDialect {
  /**
   * What the figures beside its updates are: those of one call of a model, to be added up, or those
   * of the turn up to now. `none` when it gives none there.
   */
  readonly updates: "calls" | "turn" | "none";
  /** What the figures of its answer to a prompt are: those of the turn, or of its last call of a model alone. */
  readonly answer: "turn" | "last-call";
  /**
   * What its cost counts: this process since it started, or the session through all of its processes,
   * of which an earlier attempt has paid a part. `none` when it gives none.
   */
  readonly cost: "process" | "session" | "none";
}

const count = z.int().min(0).nullish();
const camel = z.object({
  inputTokens: count,
  outputTokens: count,
  totalTokens: count,
  cachedReadTokens: count,
  cachedWriteTokens: count,
  thoughtTokens: count,
  // Our own agents use our own words.
  cachedTokens: count,
  cacheWriteTokens: count,
  reasoningTokens: count,
  costUsd: z.number().min(0).nullish(),
});
const updateMeta = z.object({ usage: camel });
const response = z.object({
  usage: camel.nullish(),
  _meta: z
    .object({
      quota: z.object({
        token_count: z.object({ input_tokens: count, output_tokens: count }).nullish(),
      }),
    })
    .nullish()
    .catch(null),
});

/** The figures beside an update, from its `_meta`; undefined when there are none. Pure. */
export function usageOfUpdate(meta: unknown): Usage | undefined {
  const parsed = updateMeta.safeParse(meta).data;
  return parsed && figures(parsed.usage);
}

/** The figures of a whole turn, from the answer to its prompt; undefined when there are none. Pure. */
export function usageOfResponse(answer: unknown): Usage | undefined {
  const parsed = response.safeParse(answer).data;
  if (parsed?.usage) return figures(parsed.usage);
  const tokens = parsed?._meta?.quota.token_count;
  if (!tokens) return undefined;
  return known({ inputTokens: tokens.input_tokens, outputTokens: tokens.output_tokens });
}

/** In our words the cache's part is a part of the input; some agents count it beside. Their sum tells. */
function figures(said: z.infer<typeof camel>): Usage | undefined {
  const cached = said.cachedReadTokens ?? said.cachedTokens;
  const written = said.cachedWriteTokens ?? said.cacheWriteTokens;
  const input = said.inputTokens;
  const beside = (input ?? 0) + (cached ?? 0) + (written ?? 0);
  const isBeside =
    said.totalTokens !== undefined &&
    said.totalTokens !== null &&
    said.totalTokens >= beside + (said.outputTokens ?? 0);
  return known({
    inputTokens: input === undefined || input === null ? input : isBeside ? beside : input,
    outputTokens: said.outputTokens,
    cachedTokens: cached,
    cacheWriteTokens: written,
    reasoningTokens: said.thoughtTokens ?? said.reasoningTokens,
    costUsd: said.costUsd,
  });
}

function known(usage: { readonly [K in keyof Usage]: Usage[K] | null | undefined }):
  | Usage
  | undefined {
  const entries = Object.entries(usage).filter(([, value]) => typeof value === "number");
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
