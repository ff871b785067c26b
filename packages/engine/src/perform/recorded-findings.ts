import type { ConversationEvent } from "@wheelhouse/agents";
import { type Finding, type Json, type JsonObject, jsonSchema } from "@wheelhouse/core";
import { fitOutput, type ReadOutput } from "./read-output.ts";

/** The findings that an attempt recorded while it worked. */
export interface RecordedFindings {
  take(event: ConversationEvent): void;
  /**
   * The output as the step takes it. What the agent hands in at the end is its word on all its
   * findings; what it recorded counts only when nothing can be read, so that no finding counts twice
   * and none comes back that its author has dropped.
   */
  inPlaceOf(answer: ReadOutput, schema: JsonObject | undefined): ReadOutput;
}

/** Keeps what one attempt records. */
export function createRecordedFindings(): RecordedFindings {
  const findings: Finding[] = [];
  return {
    take(event) {
      if (event.type === "finding.recorded") findings.push(event.data.finding);
    },
    inPlaceOf(answer, schema) {
      if (answer.ok || schema === undefined || findings.length === 0) return answer;
      const output = { findings: findings.map(asHandedIn) };
      const fitted = fitOutput(output, schema);
      return fitted.ok ? fitted : answer;
    },
  };
}

/** The finding under its author's own id, as the output would hold it. */
function asHandedIn({ step, id, ...rest }: Finding): Json {
  const prefix = `${step ?? ""}:`;
  return jsonSchema.parse({ id: id.startsWith(prefix) ? id.slice(prefix.length) : id, ...rest });
}
