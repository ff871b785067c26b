/** The servers of local models that we know. */
export const LOCAL_KINDS = ["ollama", "lmstudio", "llamacpp", "vllm"] as const;
/** A server of local models. */
export type LocalKind = (typeof LOCAL_KINDS)[number];

/** What the servers call themselves. */
export const LOCAL_NAMES: Readonly<Record<LocalKind, string>> = {
  ollama: "Ollama",
  lmstudio: "LM Studio",
  llamacpp: "llama.cpp",
  vllm: "vLLM",
};

/** A model that runs on this machine. */
export interface LocalModel {
  /** What a request names it by. */
  readonly id: string;
  /** How many parameters it has, as its server writes it, such as `30.5B`. */
  readonly parameters?: string | undefined;
  /** Its weights, in bytes. */
  readonly bytes?: number | undefined;
  /** Its window as it is served, in tokens. */
  readonly context?: number | undefined;
  /** True when it is in memory now. */
  readonly loaded?: boolean | undefined;
}

/** A server of local models that answers on this machine. */
export interface LocalEndpoint {
  readonly kind: LocalKind;
  /** The base URL, with `/v1`. */
  readonly url: string;
  /** Models that can chat; those that only embed, and those that run elsewhere, are left out. */
  readonly models: readonly LocalModel[];
}
