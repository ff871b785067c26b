/** What a span is. */
export type SpanKind = "agent" | "model" | "tool" | "other";

/** Attributes that say what an answer of a model used; for each figure the first that is there. */
export interface UsageKeys {
  readonly input: readonly string[];
  readonly output: readonly string[];
  readonly cached: readonly string[];
  readonly cacheWrite: readonly string[];
  readonly reasoning: readonly string[];
  readonly cost: readonly string[];
  /** Whether `input` leaves out what was read from the cache and written to it. */
  readonly inputLeavesOutCache?: true;
}

/** What a span of a name is. */
export interface SpanRule {
  readonly kind: SpanKind;
  /** It is a turn: one prompt and all that is done about it. */
  readonly turn?: true;
  /** Attributes with what it used, when they are others than its agent's. */
  readonly usage?: UsageKeys;
  /** Nothing of it is shown but what it used: it only links others. */
  readonly link?: true;
}

/** What a log record of a name tells. */
export interface LogRule {
  /** What an answer of a model used. */
  readonly usage?: UsageKeys;
  /** Only for records whose attributes have these values. */
  readonly when?: Readonly<Record<string, string>>;
  /** A call of a tool that is over. */
  readonly tool?: true;
  /** A prompt: a turn begins. */
  readonly begins?: true;
  /** The session is over, and its turn with it. */
  readonly ends?: true;
  /** Something went wrong; these attributes say what. */
  readonly error?: readonly string[];
}

/** A metric that counts tokens or money. */
export interface MetricRule {
  /** The attribute that says what is counted; absent when the whole metric counts one thing. */
  readonly by?: string;
  /** The figure of each value of it; the empty value when there is no such attribute. */
  readonly counts: Readonly<
    Record<string, "input" | "output" | "cached" | "cacheWrite" | "reasoning" | "cost">
  >;
  readonly inputLeavesOutCache?: true;
}

/** How an agent tells of itself by OpenTelemetry. */
export interface AgentTable {
  /** Its name with us. */
  readonly agent: string;
  /** Values of `service.name`. */
  readonly services: readonly string[];
  /**
   * Spans by name; those of no name that is here are told by what they say of themselves. One of no kind is shown
   * nowhere: it only links others, when another one is in it.
   */
  readonly spans: Readonly<Record<string, SpanRule>>;
  /** Attributes of spans with what a model used. */
  readonly usage: UsageKeys;
  readonly logs: Readonly<Record<string, LogRule>>;
  readonly metrics: Readonly<Record<string, MetricRule>>;
}
