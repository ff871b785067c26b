import { type Brief, type FindingsOutput, jsonSchema } from "@wheelhouse/core";
import { z } from "zod";
import type { Conversation } from "../conversation.ts";
import { halves } from "../dialects/content.ts";
import { placeOf } from "../reviewer/place-of.ts";
import { readAsk } from "../reviewer/read-ask.ts";
import { synthesise } from "../reviewer/synthesise.ts";
import { mapCall } from "../roles/map-call.ts";
import type { Say } from "../script/model-script.ts";
import { judge } from "./judge.ts";
import { lensOf } from "./lenses.ts";
import { matchedFiles } from "./matched-files.ts";
import { reportOn } from "./report-on.ts";
import { type Pair, workSince } from "./work-since.ts";
import { writeDocument } from "./write-document.ts";

type Called = Extract<Say, { call: unknown }>["call"];

const SUBMIT = "mcp__wheelhouse__submit";
const RECORD = "mcp__wheelhouse__record_finding";

/**
 * What an analyst says next in a conversation. It works as a brief wants it: looks for what its persona cares about,
 * reads the file, shows its first finding at once and hands in the rest, by our tools where it is offered them; it
 * writes documents from findings and judges them. The same conversation always gets the same words. Pure.
 */
export function analystSays(conversation: Conversation): readonly Say[] {
  const work = readAsk(conversation);
  if (work.kind !== "brief") return [{ text: ["I am here, ", "and I have read it."] }];
  const { brief } = work;
  const pairs = workSince(conversation);
  if (pairs.some(({ name }) => name === SUBMIT)) return [{ text: "It is handed in." }];
  switch (brief.role) {
    case "find":
      return look(brief, pairs, conversation);
    case "write":
      return handIn(writeDocument(brief), conversation);
    case "validate":
      return inBlock(judge(brief));
    case "synthesise":
      return inBlock(synthesise(brief));
  }
}

function look(
  brief: Brief,
  [searched, read, ...later]: readonly Pair[],
  conversation: Conversation,
): readonly Say[] {
  const { seeks } = lensOf(brief.persona);
  if (!searched) return [{ thought: "First where it could be." }, call("grep", { pattern: seeks })];
  const place = placeOf(conversation);
  const [path] = matchedFiles(searched.result, brief, place);
  if (path === undefined) return handIn(nothing(seeks), conversation);
  if (!read)
    return [
      { text: `Reading ${path}.` },
      call("read", { path: place === undefined ? path : `${place}/${path}` }),
    ];
  const report = reportOn(path, read.result, brief);
  const [first] = report.findings;
  const shows = later.every(({ name }) => name !== RECORD) && offers(conversation, RECORD);
  if (first && shows) {
    const { id, severity, claim, why, citations } = first;
    return [call(`any:${RECORD}`, asArguments({ id, severity, claim, why, citations }))];
  }
  return handIn(report, conversation);
}

function nothing(seeks: string): FindingsOutput {
  return {
    findings: [],
    clean: [`no line in scope matches ${seeks}`],
    notRun: [],
    deferred: [],
    summary: "What this angle looks for does not occur here.",
  };
}

function handIn(output: object, conversation: Conversation): readonly Say[] {
  if (!offers(conversation, SUBMIT)) return inBlock(output);
  return [call(`any:${SUBMIT}`, asArguments({ output }))];
}

const call = (role: Called["role"], given: Called["with"]): Say => ({
  call: { role, with: given, unoffered: false },
});

/** What goes over the wire: JSON and nothing else. */
const asArguments = (given: object): Called["with"] =>
  z.record(z.string(), jsonSchema).parse(JSON.parse(JSON.stringify(given)));

const offers = ({ tools }: Conversation, name: string): boolean =>
  mapCall(`any:${name}`, {}, tools) !== undefined;

function inBlock(output: object): readonly Say[] {
  const block = `\`\`\`json\n${JSON.stringify(output, null, 2)}\n\`\`\`\n`;
  return [{ text: ["This is what I come to.\n\n", ...halves(block)] }];
}
