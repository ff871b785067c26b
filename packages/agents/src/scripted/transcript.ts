import { findingSchema, jsonSchema } from "@wheelhouse/core";
import { z } from "zod";
import { workActions } from "./work-action.ts";

const wait = z.int().min(0).max(3_600_000);

/** Wire schema of one thing that a scripted agent says or does. Each is an object with exactly one key. */
export const actionSchema = z.union([
  z.strictObject({ text: z.string() }),
  z.strictObject({ thought: z.string() }),
  z.strictObject({
    tool: z.strictObject({
      title: z.string(),
      kind: z
        .enum(["read", "edit", "delete", "move", "search", "execute", "think", "fetch", "other"])
        .default("read"),
      locations: z.array(z.string()).default([]),
      output: z.string().default(""),
      /** How long it takes, in milliseconds. */
      ms: wait.default(0),
      fails: z.boolean().default(false),
      /** Ask the client first; a refusal is said and nothing is done. */
      permission: z.boolean().default(false),
    }),
  }),
  /** Says a text bit by bit over this time, in milliseconds, as a model does. */
  z.strictObject({
    stream: z.strictObject({
      text: z.string(),
      ms: wait,
      as: z.enum(["text", "thought"]).default("text"),
    }),
  }),
  /** Says this many lines, numbered from 1 where the text has `{{ line }}`. */
  z.strictObject({
    lines: z.strictObject({ count: z.int().min(1).max(100_000), text: z.string() }),
  }),
  /** Waits this long, in milliseconds. */
  z.strictObject({ wait }),
  /** What the turn has used up to now. */
  z.strictObject({
    usage: z.strictObject({
      inputTokens: z.int().min(0).optional(),
      outputTokens: z.int().min(0).optional(),
      cachedTokens: z.int().min(0).optional(),
      costUsd: z.number().min(0).optional(),
    }),
  }),
  z.strictObject({
    plan: z.array(
      z.strictObject({
        content: z.string(),
        status: z.enum(["pending", "in_progress", "completed"]),
      }),
    ),
  }),
  /** Asks a person, which ends the turn, unless the same was answered before. */
  z.strictObject({
    question: z.strictObject({ text: z.string(), options: z.array(z.string()).default([]) }),
  }),
  /** Says nothing more, but still obeys a cancel. */
  z.strictObject({ silence: z.literal(true) }),
  /** Does nothing more, is deaf to a cancel, and lives on without a client. */
  z.strictObject({ hang: z.literal(true) }),
  /** Ends at once, with this exit code or by this signal. */
  z.strictObject({
    crash: z.union([z.int().min(0).max(255), z.enum(["SIGKILL", "SIGSEGV", "SIGABRT"])]),
  }),
  /** A line on stdout that is no message. */
  z.strictObject({ garbage: z.string() }),
  /** This many bytes of text. */
  z.strictObject({ flood: z.int().min(1) }),
  /** Half a message, and then the end. */
  z.strictObject({ halfLine: z.literal(true) }),
  z.strictObject({ ignoreSigterm: z.literal(true) }),
  ...workActions,
  /** Calls one of the session tools that it was given, such as `submit`, `check` or `ask`. */
  z.strictObject({
    use: z.strictObject({
      tool: z.string().min(1),
      with: z.record(z.string(), jsonSchema).default({}),
    }),
  }),
  /** Tries to write this file, named from the directory that it works in, and says whether it could. */
  z.strictObject({ write: z.string() }),
  /** Tries to start a process in a session of its own that lives for this many seconds, and says whether it could. */
  z.strictObject({ grandchild: z.int().min(1) }),
  /** Ends the turn with a provider's limit. */
  z.strictObject({ rateLimit: z.strictObject({ retryAfterMs: z.int().min(0) }) }),
  /** Ends the turn because nobody is signed in, with these words. */
  z.strictObject({ signIn: z.string() }),
]);
/** One thing that a scripted agent says or does. */
export type Action = z.infer<typeof actionSchema>;

const turnSchema = z.strictObject({
  /** Step ids that it is for; `*` stands for any text. */
  step: z.string().default("*"),
  /** Flow and persona that it is for, in the same way; any when absent. */
  flow: z.string().optional(),
  persona: z.string().optional(),
  /** Who is prompted; the author when absent. */
  role: z.enum(["author", "critic", "supervisor"]).optional(),
  generation: z.int().min(1).optional(),
  ordinal: z.int().min(1).optional(),
  /** How often the critic has rejected the step. */
  round: z.int().min(0).optional(),
  /** Words that stand in the prompt, so that it reacts to what it is told. */
  said: z.string().min(1).optional(),
  /** In a conversation: words of what is answered now, in any case; not of all that the prompt tells beside. */
  asked: z.string().min(1).optional(),
  /** Words that stood in an earlier prompt of the same session, in whichever process that was. */
  remembers: z.string().min(1).optional(),
  play: z.array(actionSchema).default([]),
  /** The last message, as a fenced JSON block. */
  output: jsonSchema.optional(),
  /** Findings of the output. */
  findings: z.array(findingSchema).optional(),
});
/** What is played in one turn. */
export type Turn = z.infer<typeof turnSchema>;

/** Wire schema of a transcript. */
export const transcriptSchema = z.strictObject({
  version: z.literal(1),
  /** A fault before the agent answers anything. */
  start: z
    .union([
      z.strictObject({ hang: z.literal(true) }),
      z.strictObject({
        exit: z.int().min(0).max(255),
        /** What it says on stderr before it ends. */
        stderr: z.string().optional(),
      }),
      z.strictObject({ garbage: z.string() }),
    ])
    .optional(),
  /** The first turn that fits is played. */
  turns: z.array(turnSchema).min(1),
});
/** What a scripted agent plays. */
export type Transcript = z.infer<typeof transcriptSchema>;

/** Where in a run a prompt belongs. */
export interface Place {
  readonly step: string;
  readonly flow: string;
  readonly persona: string;
  readonly role: string;
  readonly generation: number;
  readonly ordinal: number;
  readonly round: number;
  /** In a conversation: what is answered now. */
  readonly asked?: string | undefined;
}

/** The first turn that fits a place and what is said there; undefined when none does. `before` was said in the session before. Pure. */
export function turnFor(
  transcript: Transcript,
  place: Place,
  prompt: string,
  before = "",
): Turn | undefined {
  const asked = (place.asked ?? prompt).toLowerCase();
  return transcript.turns.find(
    (turn) =>
      fits(turn.step, place.step) &&
      fits(turn.flow ?? "*", place.flow) &&
      fits(turn.persona ?? "*", place.persona) &&
      (turn.role ?? "author") === place.role &&
      (turn.generation ?? place.generation) === place.generation &&
      (turn.ordinal ?? place.ordinal) === place.ordinal &&
      (turn.round ?? place.round) === place.round &&
      prompt.includes(turn.said ?? "") &&
      asked.includes((turn.asked ?? "").toLowerCase()) &&
      before.includes(turn.remembers ?? ""),
  );
}

function fits(pattern: string, id: string): boolean {
  const parts = pattern
    .split("*")
    .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join(".*")}$`).test(id);
}
