/** Where OpenTelemetry is to be sent. */
export interface OtlpPlace {
  /** Such as `http://127.0.0.1:4747/otlp`; the paths of the signals follow it. */
  readonly endpoint: string;
  /** As `OTEL_EXPORTER_OTLP_HEADERS` has them: names and values, with commas. */
  readonly headers: string;
}

/** What one agent needs: variables of its environment by name, or lines of a file of its settings by the file's name. */
type Needs = Readonly<Record<string, string>>;

/**
 * By agent, how it is told to send OpenTelemetry to a place. Text of prompts is switched off where that can be said: what
 * is received is kept.
 */
export function otlpEnvironments(place: OtlpPlace): Readonly<Record<string, Needs>> {
  const { endpoint, headers } = place;
  const usual = {
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_EXPORTER_OTLP_HEADERS: headers,
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/protobuf",
  };
  return {
    claude: {
      CLAUDE_CODE_ENABLE_TELEMETRY: "1",
      CLAUDE_CODE_ENHANCED_TELEMETRY_BETA: "1",
      OTEL_TRACES_EXPORTER: "otlp",
      OTEL_LOGS_EXPORTER: "otlp",
      OTEL_METRICS_EXPORTER: "otlp",
      ...usual,
    },
    qwen: {
      QWEN_TELEMETRY_ENABLED: "true",
      QWEN_TELEMETRY_TARGET: "local",
      QWEN_TELEMETRY_OTLP_PROTOCOL: "http",
      QWEN_TELEMETRY_OTLP_ENDPOINT: endpoint,
      QWEN_TELEMETRY_LOG_PROMPTS: "false",
      OTEL_EXPORTER_OTLP_HEADERS: headers,
    },
    codex: { "~/.codex/config.toml": codexSettings(place) },
    gemini: {
      GEMINI_TELEMETRY_ENABLED: "true",
      GEMINI_TELEMETRY_TARGET: "local",
      GEMINI_TELEMETRY_USE_COLLECTOR: "true",
      GEMINI_TELEMETRY_TRACES_ENABLED: "true",
      GEMINI_TELEMETRY_OTLP_PROTOCOL: "http",
      GEMINI_TELEMETRY_OTLP_ENDPOINT: endpoint,
      GEMINI_TELEMETRY_LOG_PROMPTS: "false",
      OTEL_EXPORTER_OTLP_HEADERS: headers,
    },
    copilot: { COPILOT_OTEL_ENABLED: "true", ...usual },
    opencode: {
      "~/.config/opencode/opencode.json": '{ "experimental": { "openTelemetry": true } }',
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      OTEL_EXPORTER_OTLP_HEADERS: headers,
    },
  };
}

/** Codex takes it from its settings alone, each signal by its whole address. */
function codexSettings({ endpoint, headers }: OtlpPlace): string {
  const pairs = headers.split(",").map((pair) => {
    const cut = pair.indexOf("=");
    return `${JSON.stringify(pair.slice(0, cut))} = ${JSON.stringify(pair.slice(cut + 1))}`;
  });
  const to = (signal: string): string =>
    `{ otlp-http = { endpoint = ${JSON.stringify(`${endpoint}/v1/${signal}`)}, protocol = "json", headers = { ${pairs.join(", ")} } } }`;
  return [
    "[otel]",
    "log_user_prompt = false",
    `exporter = ${to("logs")}`,
    `trace_exporter = ${to("traces")}`,
    `metrics_exporter = ${to("metrics")}`,
  ].join("\n");
}
