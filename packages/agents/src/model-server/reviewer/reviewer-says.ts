import type { Brief, FindingsOutput } from "@wheelhouse/core";
import type { Conversation } from "../conversation.ts";
import { halves } from "../dialects/content.ts";
import type { Say } from "../script/model-script.ts";
import { conclude } from "./conclude.ts";
import { filesIn } from "./files-in.ts";
import { findInFile } from "./find-in-file.ts";
import { placeOf } from "./place-of.ts";
import { readAsk } from "./read-ask.ts";
import { seenLines } from "./seen-lines.ts";

/**
 * What the reviewer says next in a conversation: it reads one file of its scope, looking for one
 * first when it is given none, and answers from what it has seen. Pure.
 */
export function reviewerSays(conversation: Conversation): readonly Say[] {
  const work = readAsk(conversation);
  if (work.kind === "talk") return [{ text: ["I am here, ", "and I have read it."] }];
  if (work.kind === "judge") return answer({ verdict: "accept", findings: [] });
  const { brief, ask } = work;
  if (brief.role !== "find") return answer(conclude(brief));
  const [scoped] = brief.scope ?? [];
  const place = placeOf(conversation);
  const [first, second] = ask.results;
  const path = scoped ?? (first === undefined ? undefined : filesIn(first, place)[0]);
  const shown = scoped === undefined ? second : first;
  if (path !== undefined && shown !== undefined) return answer(reviewOf(path, shown, brief));
  if (path !== undefined)
    return [
      { thought: "First the file itself." },
      { text: `Reading ${path}.` },
      {
        call: {
          role: "read",
          with: { path: place === undefined ? path : `${place}/${path}` },
          unoffered: false,
        },
      },
    ];
  if (first !== undefined) return answer(unread("no file was found to read"));
  return [{ call: { role: "glob", with: { pattern: "**/*" }, unoffered: false } }];
}

function reviewOf(path: string, shown: string, brief: Brief): FindingsOutput {
  const lines = seenLines(shown);
  return lines ? findInFile(path, lines, brief) : unread(`${path} could not be read`);
}

function unread(why: string): FindingsOutput {
  return { findings: [], clean: [], notRun: [why], deferred: [], summary: "Nothing was read." };
}

/** An answer in the form that every brief asks for, in several pieces. */
function answer(output: object): readonly Say[] {
  const block = `\`\`\`json\n${JSON.stringify(output, null, 2)}\n\`\`\`\n`;
  return [{ text: ["Here is what I found.\n\n", ...halves(block)] }];
}
