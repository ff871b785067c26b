import { z } from "zod";
import type { LocalKind, LocalModel } from "./local-endpoint.ts";

/** Asks a server for a path, such as `/v1/models`; resolves to its JSON, or to undefined. */
export type Ask = (path: string) => Promise<unknown>;

/** How a kind of server is recognised. */
interface Server {
  /** The port that it listens on when nobody says otherwise. */
  readonly port: number;
  /** Its models; undefined when it is another program. */
  readonly models: (ask: Ask) => Promise<LocalModel[] | undefined>;
}

const MOST_MODELS = 200;
/** A name that can be shown and typed. */
const idSchema = z.string().regex(/^[\p{L}\p{N}\p{P}\p{S}]{1,200}$/u);
const count = z.int().min(1);

/** Drops what does not fit instead of refusing the rest. */
function listOf<S extends z.ZodType>(entry: S) {
  return z
    .array(z.unknown())
    .transform((all) =>
      all.slice(0, MOST_MODELS).flatMap((each) => entry.safeParse(each).data ?? []),
    );
}

const ollamaTags = z.object({
  models: listOf(
    z.object({
      name: idSchema,
      size: count.optional().catch(undefined),
      /** Where it really runs, when that is not here. */
      remote_host: z.unknown().optional(),
      remote_model: z.unknown().optional(),
      details: z
        .object({ family: z.string(), parameter_size: z.string().max(20) })
        .partial()
        .catch({}),
    }),
  ),
});
const ollamaRunning = z.object({
  models: listOf(z.object({ name: idSchema, context_length: count.optional().catch(undefined) })),
});

/** Lists what was pulled, and some models that it only passes on to its maker's own cloud. */
async function ollama(ask: Ask): Promise<LocalModel[] | undefined> {
  const [tags, running] = await Promise.all([ask("/api/tags"), ask("/api/ps")]);
  const known = ollamaTags.safeParse(tags).data?.models;
  const loaded = ollamaRunning.safeParse(running).data?.models ?? [];
  return known
    ?.filter(({ name, remote_host: host, remote_model: model }) => {
      return host === undefined && model === undefined && !/[:-]cloud$/.test(name);
    })
    .filter(({ name, details }) => !/bert/.test(details.family ?? "") && canChat(name))
    .map(({ name, size, details }) => {
      const now = loaded.find((each) => each.name === name);
      return {
        id: name,
        bytes: size,
        parameters: details.parameter_size,
        context: now?.context_length,
        loaded: now !== undefined,
      };
    });
}

const openAiList = z.object({
  data: listOf(
    z.object({
      id: idSchema,
      owned_by: z.string().optional().catch(undefined),
      max_model_len: count.optional().catch(undefined),
      meta: z.object({ size: count, n_ctx: count }).partial().optional().catch(undefined),
    }),
  ),
});
const lmStudioList = z.object({
  data: listOf(
    z.object({
      id: idSchema,
      type: z.string().optional().catch(undefined),
      state: z.string().optional().catch(undefined),
      max_context_length: count.optional().catch(undefined),
      loaded_context_length: count.optional().catch(undefined),
    }),
  ),
});

/** Lists all models on the disk by one protocol, and says more about them by its own. */
async function lmstudio(ask: Ask): Promise<LocalModel[] | undefined> {
  const [list, more] = await Promise.all([ask("/v1/models"), ask("/api/v0/models")]);
  const details = lmStudioList.safeParse(more).data?.data ?? [];
  return openAiList.safeParse(list).data?.data.flatMap(({ id }) => {
    const detail = details.find((each) => each.id === id);
    if (detail?.type === "embeddings" || !canChat(id)) return [];
    return {
      id,
      context: detail?.loaded_context_length ?? detail?.max_context_length,
      loaded: detail?.state === undefined ? undefined : detail.state === "loaded",
    };
  });
}

const llamaProps = z.object({
  default_generation_settings: z.object({ n_ctx: count.optional().catch(undefined) }),
});

/** Serves one model. Its port is that of many other programs, so that it must say who it is. */
async function llamacpp(ask: Ask): Promise<LocalModel[] | undefined> {
  const [list, props] = await Promise.all([ask("/v1/models"), ask("/props")]);
  const settings = llamaProps.safeParse(props).data?.default_generation_settings;
  const models = openAiList.safeParse(list).data?.data ?? [];
  const isIt = settings !== undefined || models.some((each) => each.owned_by === "llamacpp");
  if (!isIt) return undefined;
  return models
    .filter(({ id }) => canChat(id))
    .map(({ id, meta }) => ({
      id,
      bytes: meta?.size,
      context: settings?.n_ctx ?? meta?.n_ctx,
      loaded: true,
    }));
}

/** Serves one model. Its port is that of many other programs, so that it must say who it is. */
async function vllm(ask: Ask): Promise<LocalModel[] | undefined> {
  const models = openAiList.safeParse(await ask("/v1/models")).data?.data ?? [];
  const own = models.filter((each) => each.owned_by === "vllm");
  if (own.length === 0) return undefined;
  return own
    .filter(({ id }) => canChat(id))
    .map((each) => ({ id: each.id, context: each.max_model_len, loaded: true }));
}

function canChat(id: string): boolean {
  return !/embed|rerank/i.test(id);
}

/** The servers that are looked for. */
export const SERVERS: Readonly<Record<LocalKind, Server>> = {
  ollama: { port: 11434, models: ollama },
  lmstudio: { port: 1234, models: lmstudio },
  llamacpp: { port: 8080, models: llamacpp },
  vllm: { port: 8000, models: vllm },
};
