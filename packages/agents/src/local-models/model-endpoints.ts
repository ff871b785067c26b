import type { AgentsConfig } from "../catalogue-config/agents-config.ts";
import { isLoopback } from "../discover/is-loopback.ts";
import { LOCAL_NAMES, type LocalEndpoint, type LocalModel } from "./local-endpoint.ts";

/** One model at one endpoint: what our agent `openai-compatible` can work with. */
export interface ModelEndpoint {
  /** What `--model` names it by: the id that the user gave it, or `ollama/qwen3:8b`. */
  readonly name: string;
  /** Who serves it, for a person. */
  readonly server: string;
  readonly url: string;
  readonly model: string;
  /** The environment variable that holds the key. */
  readonly keyEnv?: string | undefined;
  /** The window of the model, in tokens; undefined when nobody says. */
  readonly context?: number | undefined;
  readonly calls: "local" | "provider";
  /** Named by the user, rather than found. */
  readonly configured: boolean;
  readonly loaded?: boolean | undefined;
}

/** The user's environment, or a part of it. */
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * All models that can be worked with: the one of the environment, those of the user's own file, and
 * those that were found, the best first. Pure.
 */
export function modelEndpoints(
  { endpoints }: Pick<AgentsConfig, "endpoints">,
  found: readonly LocalEndpoint[],
  env: Environment = {},
): ModelEndpoint[] {
  const named = endpoints.map(
    ({ id, name = id, url, model, keyEnv, context, calls }): ModelEndpoint => ({
      name: id,
      server: name,
      url: url.replace(/\/+$/, ""),
      model,
      keyEnv,
      context,
      // A key is for somebody who counts.
      calls: calls ?? (isLoopback(url) && keyEnv === undefined ? "local" : "provider"),
      configured: true,
    }),
  );
  const local = found.flatMap(({ kind, url, models }) =>
    models.toSorted(byPreference).map(({ id, context, loaded }): ModelEndpoint => ({
      name: `${kind}/${id}`,
      server: LOCAL_NAMES[kind],
      url,
      model: id,
      context,
      calls: "local",
      configured: false,
      loaded,
    })),
  );
  return [...endpointOfEnvironment(env), ...named, ...local];
}

/** The endpoint that other programs of this kind are given in the same way. */
function endpointOfEnvironment(env: Environment): ModelEndpoint[] {
  const [url, model] = [env["OPENAI_BASE_URL"], env["OPENAI_MODEL"]];
  if (!url || !model || !URL.canParse(url)) return [];
  return [
    {
      name: model,
      server: "OPENAI_BASE_URL",
      url: url.replace(/\/+$/, ""),
      model,
      keyEnv: env["OPENAI_API_KEY"] ? "OPENAI_API_KEY" : undefined,
      // Programs of this kind insist on a key for a model on this machine too.
      calls: isLoopback(url) ? "local" : "provider",
      configured: true,
    },
  ];
}

/** The one that is meant: by its name, else by its model where only one has it. Pure. */
export function endpointNamed<E extends ModelEndpoint>(
  name: string,
  all: readonly E[],
): E | undefined {
  const exact = all.find((each) => each.name === name);
  if (exact) return exact;
  const [only, ...more] = all.filter(({ model }) => model === name);
  return more.length === 0 ? only : undefined;
}

/** What is in memory first, since it answers at once; then what was made for code; then by size. */
function byPreference(one: LocalModel, other: LocalModel): number {
  return rank(other) - rank(one) || (other.bytes ?? 0) - (one.bytes ?? 0);
}

function rank({ id, loaded }: LocalModel): number {
  const name = id.toLowerCase();
  const coder = name.includes("coder") || name.includes("code") ? 2 : 0;
  return (loaded ? 4 : 0) + coder + (name.includes("qwen") ? 1 : 0);
}
