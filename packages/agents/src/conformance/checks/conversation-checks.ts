import { type Check, must } from "./check.ts";

const HELLO = { version: 1 as const, rules: [{ say: [{ text: "Hello." }] }] };

/** What a conversation needs: a start, a stream, tools, usage, a mode, and a second turn in another process. */
export const CONVERSATION_CHECKS: readonly Check[] = [
  {
    id: "start",
    title: "starts and names its session",
    script: () => HELLO,
    async run({ open }) {
      const { session } = await open();
      must(session.opened.data.session !== "", "The session has no id.");
      const end = await session.prompt("Say hello.");
      must(end.end === "done", `The turn ended as ${end.end}: ${"error" in end ? end.error : ""}`);
      must(end.text.trim() === "Hello.", `Its last message is ${JSON.stringify(end.text)}.`);
      return undefined;
    },
  },
  {
    id: "mode",
    title: "says which mode it is in",
    script: () => HELLO,
    async run({ open }) {
      const { mode } = (await open()).session.opened.data;
      must(mode !== undefined, "It names no mode.");
      return mode;
    },
  },
  {
    id: "stream",
    title: "streams text in pieces",
    script: () => ({
      version: 1,
      rules: [
        {
          say: [
            { text: "One, " },
            { wait: 400 },
            { text: "two, " },
            { wait: 400 },
            { text: "three." },
          ],
        },
      ],
    }),
    async run({ open }) {
      const { session, events } = await open();
      const end = await session.prompt("Count.");
      const pieces = events.filter(({ type }) => type === "agent.text").length;
      must(end.end === "done" && end.text.includes("One, two, three."), "The text is not whole.");
      must(pieces > 1, "The text came in one piece.");
      return `${pieces} pieces`;
    },
  },
  {
    id: "tools",
    title: "tells of tool calls",
    script: (repo) => ({
      version: 1,
      rules: [
        { when: { result: true }, say: [{ text: "Read it." }] },
        { say: [{ call: { role: "read", with: { path: `${repo}/README.md` } } }] },
      ],
    }),
    async run({ open, server }) {
      const { session, events } = await open();
      const end = await session.prompt("Read the README.");
      must(end.end === "done", `The turn ended as ${end.end}.`);
      const answered = server.requests.some(({ messages }) =>
        messages.some((each) => each.kind === "result" && each.text.includes("second line")),
      );
      must(answered, "Its model never saw the file.");
      const types = new Set(events.map(({ type }) => type));
      must(types.has("agent.tool.started"), "The model saw the file, and no tool call was told.");
      must(types.has("agent.tool.updated"), "The end of the tool call was not told.");
      return undefined;
    },
  },
  {
    id: "usage",
    title: "tells what it used",
    script: () => ({
      version: 1,
      rules: [{ say: [{ text: "Hello." }], usage: { inputTokens: 1234, outputTokens: 56 } }],
    }),
    async run({ open }) {
      const { session } = await open();
      const end = await session.prompt("Say hello.");
      must(end.end === "done", `The turn ended as ${end.end}.`);
      const { inputTokens, outputTokens } = end.usage ?? {};
      must(
        inputTokens === 1234 && outputTokens === 56,
        `1234 and 56 tokens were used, and it tells ${inputTokens} and ${outputTokens}.`,
      );
      return undefined;
    },
  },
  {
    id: "resume",
    title: "goes on by id in another process, and its model knows the first turn",
    script: () => HELLO,
    async run({ open, server }) {
      const first = await open();
      await first.session.prompt("The word is heliotrope.");
      await first.session.close("done");
      const second = await open({ resume: first.session.opened.data.session });
      must(
        second.session.opened.type === "session.resumed",
        "It opened a fresh session instead of the old one.",
      );
      await second.session.prompt("Which word was it?");
      const last = server.requests
        .toReversed()
        .find(({ messages }) => JSON.stringify(messages).includes("Which word was it?"));
      must(last !== undefined, "Its model was not asked again.");
      must(
        JSON.stringify(last.messages).includes("heliotrope"),
        "Its model was not told of the first turn.",
      );
      return undefined;
    },
  },
];
