import { text as textOf } from "node:stream/consumers";
import { MAIN_THREAD, THREAD_NAME, WheelhouseError } from "@wheelhouse/core";
import { ANSWER_VERBS, answerVerb } from "../chat/answer-verb.ts";
import { logVerb, threadsVerb } from "../chat/log-verb.ts";
import { sayVerb } from "../chat/say-verb.ts";
import { TURN_VERBS, turnVerb } from "../chat/turn-verb.ts";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { findProject } from "../project/find-project.ts";

const NUMBER = /^[1-9]\d{0,8}$/;
const READS = ["log", "threads"] as const;
const LONGEST = 200_000;

/** `wheelhouse chat TEXT`, `chat log|threads`, `chat accept|dismiss|undo N`, `chat stop|start|switch` */
export async function run(context: Context): Promise<Result> {
  const { args, io } = context;
  const { positionals: words } = args;
  const [first = "", second, ...more] = words;
  const named = args.text("project");
  const project = findProject(named, io.cwd);
  const thread = threadIn(args.text("thread"));
  const of = { project, thread, named };
  const isAlone = words.length === 1;
  const read = READS.find((each) => each === first && isAlone);
  if (read === "log") return logVerb(context, of);
  if (read === "threads") return threadsVerb(context, project);
  const turn = TURN_VERBS.find((each) => each === first && isAlone);
  if (turn) return turnVerb(context, { ...of, verb: turn });
  const answer = ANSWER_VERBS.find((each) => each === first);
  if (answer && isAlone) throw noNumber(answer);
  if (answer && more.length === 0 && NUMBER.test(second ?? ""))
    return answerVerb(context, { ...of, verb: answer, proposal: Number(second) });
  const said = first === "say" && !isAlone ? words.slice(1) : words;
  const text = (isAlone && first === "-" ? await textOf(io.stdin) : said.join(" ")).trim();
  if (text === "" || text.length > LONGEST) throw wrongLength(text);
  return sayVerb(context, { ...of, text });
}

function threadIn(name: string | undefined): string {
  if (name === undefined) return MAIN_THREAD;
  if (THREAD_NAME.test(name)) return name;
  throw new WheelhouseError("usage", `${JSON.stringify(name)} is no name of a thread.`, {
    hint: "It has lower case letters, digits and -. What there is: wheelhouse chat threads",
  });
}

function noNumber(verb: string): WheelhouseError {
  return new WheelhouseError("usage", `chat ${verb} takes the number of a proposal.`, {
    hint: "See what is proposed: wheelhouse chat log",
  });
}

function wrongLength(text: string): WheelhouseError {
  return text === ""
    ? new WheelhouseError("usage", "There is nothing to say.", {
        hint: "Write it after the command, or give it to standard input: wheelhouse chat -",
      })
    : new WheelhouseError("usage", `A message has at most ${LONGEST} characters.`, {
        hint: "Name the file that it is in: the orchestrator can read it.",
      });
}
