import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FIXTURES } from "../../sessions/testing/told.ts";
import { decodeBody } from "../decode/decode-body.ts";
import { bodiesOf } from "./bodies-of.ts";

/** The session that the recorded OpenTelemetry of Claude Code is of. */
export const SESSION = "97d7f733-237d-43dc-91b5-28b30dce91f4";

/**
 * The file that Claude Code keeps of that session: lines that it wrote in another one, of one prompt and one answer, with
 * this session's id and its answers, as many and with what each has used as the recorded log says.
 */
export function claudeFile(): string {
  const root = join(FIXTURES, "claude/plain");
  const [file = ""] = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".jsonl"),
  );
  const written: Readonly<Record<string, unknown>>[] = readFileSync(join(root, file), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const answer = written.findLast(({ type }) => type === "assistant") ?? {};
  const beginning = written.slice(
    0,
    written.findIndex(({ type }) => type === "assistant"),
  );
  const from = requests()[0]?.at ?? 0;
  const lines = [
    ...beginning.map((line) => ({ ...line, timestamp: new Date(from).toISOString() })),
    ...requests().map(({ at, usage }, index, all) => ({
      ...answer,
      requestRef: `request-${index}`,
      timestamp: new Date(at).toISOString(),
      message: {
        ...messageOf(answer),
        id: `msg_${index}`,
        stop_reason: index === all.length - 1 ? "end_turn" : "tool_use",
        usage,
      },
    })),
  ];
  const all = lines.map((line) => `${JSON.stringify({ ...line, sessionId: SESSION })}\n`);
  return all.join("");
}

/** The recorded answers in their order, with what each has used in the words of a session file. */
function requests(): readonly { readonly at: number; readonly usage: object }[] {
  return bodiesOf("claude")
    .filter(({ signal }) => signal === "logs")
    .flatMap(({ body }) => {
      const bytes = new TextEncoder().encode(JSON.stringify(body));
      return decodeBody("logs", "json", bytes).received;
    })
    .flatMap((each) => {
      if (each.kind !== "log" || each.name !== "api_request") return [];
      const figure = (key: string): number => Number(each.attributes.get(key));
      const usage = {
        input_tokens: figure("input_tokens"),
        output_tokens: figure("output_tokens"),
        cache_read_input_tokens: figure("cache_read_tokens"),
        cache_creation_input_tokens: figure("cache_creation_tokens"),
      };
      return [{ at: each.at, usage }];
    });
}

function messageOf({ message }: Readonly<Record<string, unknown>>): object {
  return typeof message === "object" && message !== null ? message : {};
}
