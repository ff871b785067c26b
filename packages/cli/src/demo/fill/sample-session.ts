/** The session's id. */
export const SESSION = "5d0c7a52-4f1b-4c8e-9a57-3f2f7b1e6a90";

const MODEL = "claude-sonnet-4-5";

/** What a message holds. */
type Content = string | readonly object[];

/** What one answer has used, as its provider counts. */
const usage = (input: number, cached: number, output: number) => ({
  input_tokens: input,
  cache_read_input_tokens: cached,
  cache_creation_input_tokens: 0,
  output_tokens: output,
});

const text = (words: string) => ({ type: "text", text: words });

/**
 * A session file as Claude Code keeps them: a person's word, answers with calls of tools, what came of them, and a
 * question more. It begins at a time in milliseconds.
 */
export function sampleSession(cwd: string, begins: number): string {
  const lines: object[] = [];
  let at = begins;
  let parentUuid: string | null = null;
  const add = (type: "user" | "assistant", seconds: number, message: object): void => {
    at += seconds * 1000;
    const uuid = `${SESSION.slice(0, -3)}${String(lines.length + 100)}`;
    lines.push({
      type,
      uuid,
      parentUuid,
      sessionId: SESSION,
      timestamp: new Date(at).toISOString(),
      cwd,
      version: "2.0.14",
      gitBranch: "refunds",
      isSidechain: false,
      userType: "external",
      message: { role: type, ...message },
    });
    parentUuid = uuid;
  };
  const user = (content: Content): void => add("user", 1, { content });
  const answer = (seconds: number, content: readonly object[], used: object): void => {
    const isCall = content.some((block) => "name" in block);
    add("assistant", seconds, {
      id: `msg_${lines.length}`,
      type: "message",
      model: MODEL,
      content,
      stop_reason: isCall ? "tool_use" : "end_turn",
      usage: used,
    });
  };
  const call = (id: string, name: string, input: object) => ({ type: "tool_use", id, name, input });
  const result = (id: string, content: string, isError = false): void =>
    user([{ type: "tool_result", tool_use_id: id, content, is_error: isError }]);

  user("Refund in the currency of the order. The tests must pass ten times in a row.");
  answer(
    9,
    [
      text("I look at how refunds are made now."),
      call("t1", "Grep", { pattern: "refund", path: "src" }),
    ],
    usage(2_140, 11_800, 96),
  );
  result("t1", "src/refunds.js:12\nsrc/refunds.js:31\nsrc/orders.js:88");
  answer(14, [call("t2", "Read", { file_path: `${cwd}/src/refunds.js` })], usage(310, 14_020, 58));
  result("t2", "export function refund(order, cents) {\n  return pay(order.account, cents);\n}");
  answer(
    41,
    [
      text("The amount is taken as cents of our own currency. I pass the order's on."),
      call("t3", "Edit", {
        file_path: `${cwd}/src/refunds.js`,
        old_string: "pay(order.account, cents)",
        new_string: "pay(order.account, cents, order.currency)",
      }),
    ],
    usage(420, 14_900, 312),
  );
  result("t3", "The file was changed.");
  answer(12, [call("t4", "Bash", { command: "npm test" })], usage(180, 15_600, 44));
  result("t4", "1 failing: rounds half a cent up twice", true);
  answer(
    63,
    [call("t5", "Bash", { command: "for i in $(seq 10); do npm test || exit 1; done" })],
    usage(260, 16_100, 388),
  );
  result("t5", "10 of 10 passed");
  answer(
    18,
    [text("Refunds go out in the order's currency. The tests passed ten times in a row.")],
    usage(190, 16_900, 71),
  );
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}
