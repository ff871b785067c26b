import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { startModelServer } from "@wheelhouse/agents/model-server";
import {
  API,
  isThreadEvent,
  type MessageRow,
  messageRowSchema,
  proposalRowSchema,
} from "@wheelhouse/core";
import { runOfThread } from "@wheelhouse/desk";
import { openJournalReader } from "@wheelhouse/journal";
import { describe, expect, onTestFinished, test } from "vitest";
import { journalPath } from "../home/home-paths.ts";
import { findProject } from "../project/find-project.ts";
import { writeOwnSettings } from "../project/own-settings.ts";
import { watchJournal } from "../reading/watch-journal.ts";
import { attemptProcesses } from "../testing/attempt-processes.ts";
import { serve } from "../testing/serve.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal, type Terminal } from "../testing/terminal.ts";

const QWEN = join(import.meta.dirname, "../../../../.agents-under-test/qwen/node_modules/.bin");
const LIMIT = { timeout: 240_000 };

type Server = Awaited<ReturnType<typeof serve>>;

/** A thread of a project, as its journal has it. */
function threadOf(terminal: Terminal, project: { readonly id: string }) {
  const thread = `${project.id}/main`;
  const run = runOfThread(thread);
  /** Resolves with the first look that finds something, at each event of the thread. */
  async function until<T>(
    found: (messages: readonly MessageRow[], heard: string) => T | undefined,
  ): Promise<T> {
    await using reader = await openJournalReader(journalPath(terminal.home));
    using _ = watchJournal(terminal.home, reader);
    let heard = "";
    for await (const batch of reader.tail({ since: 0, stream: `thread/${thread}` })) {
      for (const event of batch) {
        if (!isThreadEvent(event)) continue;
        if (event.type === "reply.begun") heard = "";
        if (event.type === "reply.heard")
          for (const each of event.data.heard) if (each.kind === "text") heard += each.text;
      }
      const rows = await reader.rows("messages", { where: { thread }, orderBy: "n" });
      const value = found(
        rows.map((row) => messageRowSchema.parse(row)),
        heard,
      );
      if (value !== undefined) return value;
    }
    throw new Error("the journal was closed");
  }
  return {
    run,
    async say(server: Server, text: string): Promise<number> {
      const sent = await server.call(`/api/projects/${project.id}/orchestrator/send`, { text });
      expect(sent.status).toBe(202);
      const { message_id: id } = API.send.reply.parse(await sent.json());
      return Number(id?.slice(id.lastIndexOf("/") + 1));
    },
    /** Names of the commands that the agent of the thread knows now. */
    async commands(server: Server): Promise<readonly string[]> {
      const told = await server.call(`/api/projects/${project.id}/orchestrator`);
      return API.orchestrator.reply.parse(await told.json()).commands.map(({ name }) => name);
    },
    /** The text of the reply that answers a message in the end. */
    answerTo: (message: number) =>
      until((messages) => {
        const reply = messages.find(
          ({ answers, status }) =>
            status === "done" && answers !== null && JSON.parse(answers).includes(message),
        );
        return reply?.text;
      }),
    /** Resolves when words of the reply to a message stand there. */
    heard: (pattern: RegExp) => until((_, heard) => (pattern.test(heard) ? heard : undefined)),
    async proposed(): Promise<readonly string[]> {
      await using reader = await openJournalReader(journalPath(terminal.home));
      const rows = await reader.rows("proposals", { where: { thread }, orderBy: "n" });
      return rows.map((row) => proposalRowSchema.parse(row).kind);
    },
    failures: () =>
      until((messages) =>
        messages.flatMap(({ failure, why }) => (failure === null ? [] : [{ failure, why }])),
      ),
  };
}

function kill9(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It went with the sandbox that it was in.
  }
}

/** Speaks with an agent over its own death and that of the server. Gives what it answered to the same question, and what failed. */
async function spoken(
  terminal: Terminal,
  path: string,
  wish: { readonly agent: string; readonly model: string },
) {
  const project = findProject(path, path);
  writeOwnSettings(terminal.home, project.path, { orchestrator: wish });
  let server = await serve(terminal);
  const thread = threadOf(terminal, project);
  const answer = async (text: string): Promise<string> =>
    thread.answerTo(await thread.say(server, text));

  await answer("my name is Ana");
  const warm = await answer("what is my name?");
  const commands = await thread.commands(server);
  const agents = attemptProcesses(thread.run);
  for (const pid of agents) kill9(pid);
  const afterAgent = await answer("what is my name?");

  await answer("export the orders");
  const proposed = await thread.proposed();

  const slow = await thread.say(server, "take your time");
  await thread.heard(/I take/);
  await server.kill9();
  server = await serve(terminal);
  const anew = await thread.answerTo(slow);
  const failures = await thread.failures();
  const afterServer = await answer("what is my name?");

  server.child.kill("SIGTERM");
  await server.ended;
  return {
    answers: [warm, afterAgent, afterServer],
    commands,
    proposed: new Set(proposed),
    anew,
    failures,
    killed: agents.length,
    left: attemptProcesses(thread.run),
  };
}

const ANA = expect.stringContaining("Your name is Ana");
const KEPT = {
  answers: [ANA, ANA, ANA],
  proposed: new Set(["create_issue"]),
  anew: expect.stringContaining("the last sentence"),
  // What the server was writing when it died has failed, and nothing else has.
  failures: [{ failure: "host" }],
  killed: expect.toSatisfy((count: number) => count > 0),
  left: [],
};

describe("a thread keeps what was said over the death of its agent and of the server", () => {
  test("with a scripted agent", LIMIT, async () => {
    const path = smallRepository();
    const wish = { agent: "scripted", model: "orchestrator" };
    expect(await spoken(openTerminal({ cwd: path }), path, wish)).toMatchObject(KEPT);
  });

  // Where it is not installed our own agent stands for it: it takes the same way through all of it.
  const real = existsSync(QWEN) ? "qwen" : "openai-compatible";
  test(`with ${real} and a scripted model`, LIMIT, async () => {
    const model = await startModelServer({
      script: {
        version: 1,
        models: ["talker"],
        rules: [
          {
            when: { text: "what is my name\\?\\s*$", anywhere: "my name is Ana" },
            say: [{ text: ["Your name ", "is Ana."] }],
          },
          { when: { text: "what is my name\\?\\s*$" }, say: [{ text: "I do not know." }] },
          {
            when: { text: "your time\\s*$" },
            say: [
              { text: "I take my time. " },
              { wait: 3_000 },
              { text: "This is the last sentence." },
            ],
          },
          {
            when: { text: "export the orders\\s*$", result: false },
            say: [
              { text: "I would make an issue of it." },
              {
                call: {
                  role: "any:mcp__wheelhouse__submit",
                  with: {
                    output: {
                      actions: [
                        {
                          action: { kind: "create_issue", title: "Export the orders" },
                          why: "You asked for it.",
                        },
                      ],
                    },
                  },
                },
              },
            ],
          },
          { say: [{ text: "I will remember it." }] },
        ],
      },
    });
    onTestFinished(() => model.close());
    const path = smallRepository();
    const terminal = openTerminal({
      cwd: path,
      env: {
        PATH: [QWEN, process.env["PATH"] ?? ""].join(delimiter),
        OPENAI_BASE_URL: `${model.url}/v1`,
        OPENAI_MODEL: "talker",
      },
    });
    const wish = { agent: real, model: "talker" };
    const kept = await spoken(terminal, path, wish);
    expect(kept).toMatchObject(KEPT);
    // Qwen Code tells of commands of its own.
    expect(kept.commands.includes("status")).toBe(real === "qwen");
  });
});
