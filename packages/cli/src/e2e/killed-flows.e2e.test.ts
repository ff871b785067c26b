import type { StoredRunEvent } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { type Place, TOKENS } from "../testing/analyst-model.ts";
import { attemptProcesses } from "../testing/attempt-processes.ts";
import { MODEL_OF_PERSON } from "../testing/model-of-person.ts";
import { AGENT, type Play, type Played, playThrough } from "../testing/play-through.ts";
import { shopRepository } from "../testing/shop-repository.ts";

const BY = MODEL_OF_PERSON ? `${AGENT} with ${MODEL_OF_PERSON.name}` : AGENT;
// A model of a person takes the time that it takes.
const LIMIT = { timeout: MODEL_OF_PERSON ? 7_200_000 : 600_000 };

const looks = (persona: string, results = 1): Place => ({ role: "find", persona, results });
const VALIDATES: Place = { role: "validate", persona: "adversarial-validator", results: 0 };

const INVESTIGATION: Play = {
  flow: "investigate",
  args: ["Refunds are sometimes lost", "--band", "medium"],
  kills: [looks("concurrency-analyst"), VALIDATES],
  malformed: looks("data-engineer", 2),
};
const SPECIFICATION: Play = {
  flow: "plan-a-feature",
  args: ["Refund an order", "--input", "ask=true"],
  kills: [looks("junior-developer"), { role: "write", persona: "project-manager", results: 0 }],
  malformed: looks("data-engineer", 2),
};
const REVIEW: Play = {
  flow: "code-review",
  args: ["--band", "large"],
  kills: [looks("on-call-engineer"), VALIDATES],
  malformed: looks("junior-developer", 2),
};

describe(`a whole run by ${BY}, whose driver is killed twice`, () => {
  test.each([
    { play: INVESTIGATION, flow: "investigate", asks: 0, second: "rework" },
    { play: SPECIFICATION, flow: "plan-a-feature", asks: 1, second: "revise" },
    { play: REVIEW, flow: "code-review", asks: 0, second: "validate" },
  ])("of $flow ends as one that nothing disturbs", LIMIT, async ({ play, asks, second }) => {
    const project = shopRepository();
    // What a model of a person writes differs each time, so that there is nothing to compare it with.
    const [killed, ...undisturbed] = await Promise.all([
      playThrough(play, project, play.kills),
      ...(MODEL_OF_PERSON ? [] : [playThrough(play, project, [])]),
    ]);
    expect(countOf("attempt.lost", killed)).toBeGreaterThan(1);
    expect(countOf("session.resumed", killed)).toBeGreaterThan(0);
    for (const played of undisturbed) {
      expect(comparable(killed.report)).toBe(comparable(played.report));
      expect(played.report).toContain(tokensOf(played));
      // For what is no JSON, and for nothing else.
      expect(played.reasked).toBe(1);
      // It goes on in the session of the draft, or reads what was drafted.
      expect(completedIn(played)).toContain(second);
    }
    for (const played of [killed, ...undisturbed]) {
      const answered = countOf("request.answered", played);
      expect(answered).toBe(MODEL_OF_PERSON ? answered : asks);
      expect(countOf("request.opened", played)).toBe(answered);
      // What resembles our tools, and what starts work that nobody counts, is kept from its model.
      expect(played.tools).not.toContain("report_findings");
      expect(played.tools).not.toContain("agent");
      expect(stepsRunAgain(played.events)).toEqual([]);
      expect(attemptProcesses(played.run)).toEqual([]);
    }
  });
});

const countOf = (type: StoredRunEvent["type"], { events }: Played): number =>
  events.filter((event) => event.type === type).length;

const completedIn = ({ events }: Played): readonly string[] =>
  events.flatMap((event) => (event.type === "step.completed" ? [event.step] : []));

/** What the receipt has to say of the tokens of a run that lost none of its attempts. */
function tokensOf({ calls = 0 }: Played): string {
  return `Tokens: ${calls * TOKENS.inputTokens} in, ${calls * TOKENS.outputTokens} out`;
}

/** A report without what differs from run to run: times, and what lost attempts have cost. */
function comparable(report: string): string {
  return report
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, "TIME")
    .replace(/^- (Attempts|Tokens): .*$/gm, "- $1: COUNT");
}

/** Steps of which an attempt began after they were finished, without being opened again. */
function stepsRunAgain(events: readonly StoredRunEvent[]): readonly string[] {
  const finished = new Set<string>();
  const again: string[] = [];
  for (const event of events) {
    if (event.type === "step.completed") finished.add(event.step);
    if (event.type === "step.reopened") finished.delete(event.step);
    if (event.type === "attempt.started" && finished.has(event.step)) again.push(event.step);
  }
  return again;
}
