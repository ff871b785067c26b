import { shellWord } from "../../text/shell-word.ts";

/** What an agent is called that only knows the usual variables. */
export const PLAIN = "any OpenTelemetry SDK";

/** How agents are told to send OpenTelemetry here. */
export interface OtlpPlace {
  readonly endpoint: string;
  readonly headers: string;
  /** By agent: what its environment needs. */
  readonly agents: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The variables that an agent needs to send here. */
export function variablesOf(
  { endpoint, headers, agents }: OtlpPlace,
  agent: string,
): Readonly<Record<string, string>> {
  return (
    agents[agent] ?? {
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      OTEL_EXPORTER_OTLP_HEADERS: headers,
      OTEL_EXPORTER_OTLP_PROTOCOL: "http/protobuf",
    }
  );
}

/** Variables as a shell takes them, one a line. */
export function exportLines(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) =>
      isVariable(name) ? `export ${name}=${shellWord(value)}` : `${name}\n${value}`,
    )
    .join("\n");
}

/** Settings of an agent stand in a file, and their names are no names of variables. */
function isVariable(name: string): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(name);
}

/** A text with the token of the headers covered, wherever it stands in it. */
export function covered(text: string, headers: string): string {
  // `name=value`, of which the value may have a word before the token.
  const token = /[^\s=]+$/.exec(headers)?.[0] ?? "";
  return token === "" ? text : text.replaceAll(token, "••••••••");
}
