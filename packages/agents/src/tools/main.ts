import { createForward } from "./forward.ts";

/**
 * Goes between an agent that can only start a program and the tools of its host: what comes as a
 * line on stdin is sent there, and the answer is written as a line on stdout. It keeps nothing and
 * decides nothing. Address and token are in its environment.
 */
const { WHEELHOUSE_TOOLS_URL: url, WHEELHOUSE_TOOLS_TOKEN: token } = process.env;
if (url === undefined || token === undefined) {
  process.stderr.write("WHEELHOUSE_TOOLS_URL and WHEELHOUSE_TOOLS_TOKEN must be set.\n");
  process.exit(2);
}
const forward = createForward(url, token);
process.stdin.setEncoding("utf8");
let held = "";
// The runtime's own reader of lines also ends them at characters that JSON may hold as they are.
for await (const chunk of process.stdin) {
  const lines = `${held}${String(chunk)}`.split("\n");
  held = lines.pop() ?? "";
  for (const line of lines) {
    const answer = await forward(line);
    if (answer !== undefined) process.stdout.write(`${answer}\n`);
  }
}
