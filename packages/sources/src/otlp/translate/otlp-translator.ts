import type { FoundLog, Translated, Translator } from "../../log-format.ts";
import { type SpoolLine, spoolLineSchema } from "../spool/spool-line.ts";
import { addLog } from "./add-log.ts";
import { addPoint } from "./add-point.ts";
import { addSpan } from "./add-span.ts";
import { otlpState } from "./otlp-state.ts";
import { OtlpRun } from "./otlp-run.ts";

/** Puts a file of the spool into our events. */
export class OtlpTranslator implements Translator {
  readonly #run: OtlpRun;

  constructor(log: FoundLog, kept: unknown) {
    this.#run = new OtlpRun(log, otlpState(kept));
  }

  line(text: string): Translated {
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch {
      return { events: [], problem: "it is no JSON" };
    }
    const { data } = spoolLineSchema.safeParse(parsed);
    if (!data) return { events: [], problem: "it is nothing that we wrote" };
    this.#add(data);
    return this.#run.take();
  }

  kept(): unknown {
    return structuredClone(this.#run.state);
  }

  #add(line: SpoolLine): void {
    const attributes = new Map(Object.entries(line.attributes ?? {}));
    switch (line.kind) {
      case "span":
        return addSpan(this.#run, { line, attributes, at: line.to });
      case "log":
        return addLog(this.#run, { line, attributes, at: line.at });
      case "point":
        return addPoint(this.#run, { line, attributes, at: line.at });
    }
  }
}
