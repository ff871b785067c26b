import { WheelhouseError } from "@wheelhouse/core";
import { ensureBundle } from "../bundle/ensure-bundle.ts";
import type { AgentsConfig } from "../catalogue-config/agents-config.ts";
import type { Machine } from "../discover/machine.ts";
import { findLocalModels } from "../local-models/find-local-models.ts";
import type { LocalEndpoint } from "../local-models/local-endpoint.ts";
import {
  endpointNamed,
  type ModelEndpoint,
  modelEndpoints,
} from "../local-models/model-endpoints.ts";
import type { CatalogueEntry, Launch, Sighting } from "./entry.ts";

/** What the entry is made with. */
export interface EndpointAgentParts {
  readonly config: Pick<AgentsConfig, "endpoints">;
  /** Looks for servers of local models; the usual ports of this machine when absent. */
  readonly findLocal?: (() => Promise<readonly LocalEndpoint[]>) | undefined;
}

const HINT =
  "Start a local model (Ollama, LM Studio, llama.cpp, vLLM), set OPENAI_BASE_URL and OPENAI_MODEL, or name an endpoint in agents.yaml.";

/** Our own read-only agent for any chat-completions endpoint. It has no tool that writes, so it may be confined. */
export function openaiCompatible({
  config,
  findLocal = () => findLocalModels(),
}: EndpointAgentParts): CatalogueEntry {
  const all = async ({ env }: Machine): Promise<ModelEndpoint[]> =>
    modelEndpoints(config, await findLocal(), env);
  return {
    id: "openai-compatible",
    name: "OpenAI-compatible endpoint",
    origin: "own",
    modelFree: false,
    levels: ["enforced", "confined"],
    traits: { tools: "http", usage: { updates: "turn", answer: "turn", cost: "process" } },
    async look(machine): Promise<Sighting> {
      const [first] = await all(machine);
      return {
        path: undefined,
        version: "1.0.0",
        calls: first?.calls ?? "local",
        signedIn: first && !keyOf(first, machine) ? "not-needed" : "unknown",
        ...(first ? {} : { missing: { reason: "There is no endpoint with a model.", hint: HINT } }),
      };
    },
    async launch(spec, { machine, bundleDir }): Promise<Launch> {
      const known = await all(machine);
      const endpoint = spec.model === undefined ? known[0] : endpointNamed(spec.model, known);
      if (!endpoint)
        throw new WheelhouseError(
          "agent.unusable",
          spec.model === undefined
            ? "There is no endpoint with a model."
            : `No endpoint here has a model ${spec.model}.`,
          {
            hint:
              known.length === 0
                ? HINT
                : `What there is: ${known.map(({ name }) => name).join(", ")}.`,
          },
        );
      const key = keyOf(endpoint, machine);
      const facts = spec.readable.find((path) => path.endsWith("facts.json"));
      return {
        program: await ensureBundle("openai-compatible", bundleDir),
        args: [],
        script: true,
        readable: [],
        env: {
          WHEELHOUSE_ENDPOINT_URL: endpoint.url,
          WHEELHOUSE_ENDPOINT_MODEL: endpoint.model,
          ...(key === undefined ? {} : { WHEELHOUSE_ENDPOINT_KEY: key }),
          ...(endpoint.context === undefined
            ? {}
            : { WHEELHOUSE_ENDPOINT_CONTEXT: String(endpoint.context) }),
          ...(spec.maxTokens === undefined
            ? {}
            : { WHEELHOUSE_MAX_TOKENS: String(Math.max(1, Math.floor(spec.maxTokens))) }),
          ...(facts === undefined ? {} : { WHEELHOUSE_FACTS: facts }),
        },
        files: {},
        credentials: [],
        keyed: key !== undefined,
      };
    },
  };
}

function keyOf({ keyEnv }: ModelEndpoint, { env }: Machine): string | undefined {
  return keyEnv === undefined ? undefined : env[keyEnv];
}
