import { readFileSync } from "node:fs";
import { text as textOf } from "node:stream/consumers";
import {
  type Action,
  actionSchema,
  messageOf,
  partOfThread,
  type ProposalObject,
  WheelhouseError,
} from "@wheelhouse/core";
import type { ThreadCommand } from "@wheelhouse/desk";
import { proposalById } from "@wheelhouse/server/threads";
import { z } from "zod";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { clean } from "../output/clean.ts";
import type { Project } from "../project/find-project.ts";
import { mustOpenReading } from "../reading/open-reading.ts";
import { whoAmI } from "../request/who-am-i.ts";
import { answerText, threadOption } from "./proposal-card.ts";
import { withThreads } from "./with-threads.ts";

/** What a person says to a proposal. */
export const ANSWER_VERBS = ["accept", "dismiss", "undo"] as const;
/** What a person says to a proposal. */
export type AnswerVerb = (typeof ANSWER_VERBS)[number];

/** `wheelhouse chat accept|dismiss|undo N` */
export async function answerVerb(
  context: Context,
  wanted: {
    readonly project: Project;
    readonly thread: string;
    readonly named: string | undefined;
    readonly verb: AnswerVerb;
    readonly proposal: number;
  },
): Promise<Result> {
  const { home, paint } = context;
  const { thread, named, verb, proposal } = wanted;
  const done = await withThreads(home, await commandOf(context, wanted));
  await using journal = await mustOpenReading(home);
  const answered = await proposalById(journal, partOfThread(done.thread, proposal));
  if (!answered) throw new Error(`proposal ${proposal} of ${done.thread} is gone`);
  return {
    data: answered,
    view: () =>
      [
        `${paint.green("✓")} ${clean(answerText(answered))}`,
        ...nextLines(answered, done.isServed).map((line) => `  ${line}`),
        ...(verb === "accept"
          ? [
              `  Take it back, where it can be: wheelhouse chat undo ${proposal}${threadOption(thread, named)}`,
            ]
          : []),
      ].join("\n"),
  };
}

async function commandOf(
  { args, io }: Context,
  { project: { id, path }, thread, verb, proposal }: Parameters<typeof answerVerb>[1],
): Promise<ThreadCommand> {
  const of = { project: { id, path }, thread, by: whoAmI(), proposal };
  if (verb === "undo") return { do: "undo", ...of };
  if (verb === "dismiss") {
    const why = args.text("why");
    return { do: "dismiss", ...of, ...(why !== undefined && why !== "" && { why }) };
  }
  const file = args.text("as");
  if (file === undefined) return { do: "accept", ...of };
  return {
    do: "accept",
    ...of,
    action: actionIn(file === "-" ? await textOf(io.stdin) : read(file)),
  };
}

function nextLines({ effect, status }: ProposalObject, isServed: boolean): string[] {
  const { issue, run } = status === "accepted" ? (effect ?? {}) : {};
  return [
    ...(run === undefined
      ? []
      : [
          isServed
            ? `See how it goes: wheelhouse show ${run}`
            : `Nobody drives it yet: wheelhouse resume ${run}`,
        ]),
    ...(issue === undefined ? [] : [`See it: wheelhouse issue show ${issue}`]),
  ];
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new WheelhouseError("usage", `${file} cannot be read: ${messageOf(cause)}`, {
      hint: "Name a file with the proposal's `action` as JSON, or - for standard input: --as FILE",
      cause,
    });
  }
}

function actionIn(json: string): Action {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (cause) {
    throw new WheelhouseError("usage", "What is to be done in its place is not JSON.", {
      hint: "The proposal's own is `action` in: wheelhouse chat log --json",
      cause,
    });
  }
  const found = actionSchema.safeParse(data);
  if (found.success) return found.data;
  throw new WheelhouseError("proposal.invalid", z.prettifyError(found.error), {
    hint: "The proposal's own is `action` in: wheelhouse chat log --json",
  });
}
