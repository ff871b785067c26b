import { type Json, messageOf } from "@wheelhouse/core";
import type { Agents, AgentSession, AttemptSpec, TurnEnd } from "../agent.ts";
import { analyse } from "../scout/analyse.ts";
import { readBrief } from "../scout/read-brief.ts";
import { readTranscript } from "../scripted/read-transcript.ts";
import { placeOf } from "../scripted/scripted-agent.ts";
import { outputOf } from "../scripted/play-turn.ts";
import { type Transcript, turnFor } from "../scripted/transcript.ts";

/** How agents without processes are made. */
export interface InProcessOptions {
  /** Transcripts of `scripted`: name → path. */
  readonly transcripts: Readonly<Record<string, string>>;
}

/**
 * `scout` and `scripted` without processes, sandbox and protocol: the same work, for tests of everything above that
 * would otherwise wait for thousands of processes. Of a transcript only what is said and handed in is played.
 *
 * *Contract*: `scripted` counts as an agent with a model, since it plays one; each turn of it uses a thousand tokens and
 * a hundred.
 */
export function createInProcessAgents({ transcripts }: InProcessOptions): Agents {
  const read = new Map<string, Transcript>();
  const transcriptOf = (model: string): Transcript => {
    const known = read.get(model) ?? readTranscript(transcripts[model] ?? model);
    read.set(model, known);
    return known;
  };
  return {
    list: () => Promise.resolve([]),
    reap: () => Promise.resolve("dead"),
    open: (spec) =>
      Promise.resolve(
        sessionOf(spec, (text, meta) =>
          spec.agent === "scout"
            ? scoutSays(spec.cwd, text)
            : Promise.resolve(scriptedSays(transcriptOf(spec.model ?? ""), text, meta)),
        ),
      ),
  };
}

function sessionOf(
  spec: AttemptSpec,
  says: (text: string, meta: Json | undefined) => Promise<TurnEnd>,
): AgentSession {
  const data = {
    session: spec.resume ?? `session-of-${spec.attempt}`,
    agent: spec.agent,
    version: "1.0.0",
    level: "enforced" as const,
    loadable: true,
    modelFree: spec.agent === "scout",
  };
  return {
    level: "enforced",
    opened:
      spec.resume === undefined
        ? { type: "session.opened", data }
        : { type: "session.resumed", data },
    async prompt(text, meta) {
      try {
        return await says(text, meta);
      } catch (error) {
        return { end: "failed", class: "agent", error: messageOf(error) };
      }
    },
    close: () => Promise.resolve(),
  };
}

async function scoutSays(cwd: string, text: string): Promise<TurnEnd> {
  const { output } = await analyse(cwd, readBrief(text));
  const usage = { inputTokens: 0, outputTokens: 0, costUsd: 0 };
  return { end: "done", text: fencedJson(output), usage, toolCalls: 0 };
}

function scriptedSays(transcript: Transcript, prompt: string, meta: Json | undefined): TurnEnd {
  const place = placeOf({ wheelhouse: meta });
  const turn = turnFor(transcript, place, prompt);
  if (!turn) throw new Error(`the transcript has no turn for ${JSON.stringify(place)}`);
  const said = turn.play.flatMap((action) => ("text" in action ? [action.text] : []));
  const handed = outputOf(turn);
  return {
    end: "done",
    text: [...said, ...(handed === undefined ? [] : [fencedJson(handed)])].join("\n"),
    usage: { inputTokens: 1000, outputTokens: 100, costUsd: 0 },
    toolCalls: 0,
  };
}

const fencedJson = (value: unknown): string =>
  `\`\`\`json\n${JSON.stringify(value).replaceAll("```", "\\u0060\\u0060\\u0060")}\n\`\`\`\n`;
