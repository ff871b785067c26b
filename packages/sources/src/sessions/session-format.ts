import type { LogFormat } from "../log-format.ts";
import { createSessionWriter } from "./create-session-writer.ts";
import { type Fields, readJsonLine } from "./json-line.ts";
import { sessionPlaces } from "./session-places.ts";
import { sessionState } from "./session-state.ts";
import type { SessionAgent, SessionWriter } from "./session-writer.ts";

/** What is of its own in the session files of an agent. */
export interface SessionFormat extends SessionAgent {
  /** Which paths below the root are such files. */
  readonly file: RegExp;
  readonly depth: number;
  /** See `LogFormat`. */
  readonly version: string;
  /** Puts a line into events. `name` is the file's: it stands for a session that does not say its id. Never throws. */
  readonly line: (writer: SessionWriter, line: Fields, name: string) => void;
}

/** A log format from what is of its own in an agent's session files. */
export function sessionFormat(format: SessionFormat): LogFormat {
  return {
    kind: format.source,
    version: format.version,
    ...sessionPlaces(format),
    translate({ name }, kept) {
      const writer = createSessionWriter(sessionState(kept), format);
      return {
        line(text) {
          const line = readJsonLine(text);
          if ("instead" in line) return line.instead;
          format.line(writer, line.fields, name);
          return writer.take();
        },
        kept: () => structuredClone(writer.state),
      };
    },
  };
}
