import { existsSync, mkdtempSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { problemText } from "../flow-problem.ts";
import { surroundingsOf } from "../surroundings-of.ts";
import { askScript } from "./ask-script.ts";
import { readScriptFlow } from "./read-script-flow.ts";

/** A script's flow, with what is done when it is loaded and what when it makes a plan. */
const flow = (loaded: string, planned = ""): string => `
import { defineFlow, output, persona } from "@wheelhouse/core";
import { z } from "zod";

${loaded}
interface Gone { readonly in: "no time" }

export default defineFlow({
  name: "hello",
  title: "Hello",
  tab: "Analysis",
  answers: "What is here?",
  input: z.object({
    question: z.string().default(""),
    depth: z.enum(["shallow", "deep"]).default("shallow").describe("How far to look"),
    twice: z.boolean().default(false),
  }),
  plan: ({ input, band }) => {
    ${planned}
    const looks = input.twice ? ["one", "two"] : ["one"];
    return {
      version: 1,
      flow: "hello",
      steps: looks.map((id) => ({
        kind: "agent" as const,
        id,
        label: \`\${band} \${input.depth}\`,
        persona: persona("test-engineer"),
        access: "read" as const,
        prompt: "Look. {{ contracts.review }}",
        output: output("findings"),
      })),
    };
  },
});
`;

const read = (text: string) =>
  readScriptFlow({ file: "hello.ts", name: "hello", text }, surroundingsOf(undefined));

async function problemsOf(text: string): Promise<string> {
  const found = await read(text);
  return found.ok ? "" : found.problems.map(problemText).join("\n");
}

const LIMIT = 240_000;

describe("a flow that is a script", { timeout: LIMIT }, () => {
  test("says what it takes, and makes its plan from what it is given", async () => {
    const found = await read(flow(""));
    if (!found.ok) throw new Error(found.problems.map(problemText).join("\n"));
    expect(found.flow.head.inputs).toMatchObject([
      { name: "question", type: "text" },
      { name: "depth", type: "choice", choices: ["shallow", "deep"], help: "How far to look" },
      { name: "twice", type: "flag", default: false },
    ]);
    const input = found.flow.input.parse({ depth: "deep", twice: "true" });
    const project = { id: "p", path: "/p" };
    const plan = await found.flow.plan({ input, band: "large", fast: false, project });
    expect(plan.steps.map(({ id, label }) => [id, label])).toEqual([
      ["snapshot", "Copy the project"],
      ["one", "large deep"],
      ["two", "large deep"],
    ]);
    expect(plan.steps[1]).toMatchObject({
      persona: { text: expect.stringContaining("Test engineer") },
      prompt: expect.stringContaining("Contract: evidence"),
      output: { schema: { type: "object" } },
    });
  });

  test.each([
    ["const a = ;", /^hello\.ts:5:\d+ it cannot be loaded: /],
    ["throw new Error('no');", /^hello\.ts:5:\d+ it cannot be loaded: no\.$/],
    [
      'import { b } from "./other.ts";',
      /a flow file imports @wheelhouse\/core and zod, and not ".\/other.ts"/,
    ],
    ['import { writeFileSync } from "node:fs";', /and not "node:fs"/],
    ["enum A { B }", /it cannot be loaded: .*enum/],
  ])("tells what cannot be loaded: %s", async (line, told) => {
    expect(await problemsOf(flow(line))).toMatch(told);
  });

  test.each([
    ["export default 3;", /write: export default defineFlow/],
    ["", /it has no default export/],
    [
      flow("").replace('name: "hello"', 'name: "other"'),
      /name: it is called "other", and its file "hello"/,
    ],
    [
      flow("").replace('persona("test-engineer")', 'persona("tester")'),
      /steps\.0\.persona: there is no persona "tester"/,
    ],
    [
      flow("").replace("twice: z.boolean()", "twice: z.boolean().or(z.number())"),
      /input\.twice: it is neither a text nor a choice nor a flag/,
    ],
    [
      flow("").replace("twice: z.boolean()", '"\\u001b[2J": z.boolean()'),
      /input: "\\u001b\[2J" cannot name an input: expected a word/,
    ],
    [
      flow("", 'if (band === "large") throw new RangeError("too much");'),
      /^hello\.ts:\d+:\d+ it cannot make a plan: too much\.$/,
    ],
  ])("tells what it is not, as a flow", async (text, told) => {
    expect(await problemsOf(text)).toMatch(told);
  });

  test("cannot hold up whoever reads it", async () => {
    const source = flow("for (;;);");
    const answer = await askScript({ source }, { mostMs: 2_000 });
    expect(answer).toMatchObject({ ok: false, message: "it took more than 2 s" });
  });

  test("ends when it takes more memory than it may", async () => {
    const hungry = flow(
      "const all: string[] = []; for (;;) all.push(String(all.length).repeat(100));",
    );
    expect(await problemsOf(hungry)).toMatch(/it took more than (128 MB of memory|20 s)/);
  });

  test("cannot answer with more than a plan can be", async () => {
    const large = flow("", 'return { version: 1, flow: "hello", steps: ["x".repeat(9_000_000)] };');
    expect(await problemsOf(large)).toMatch(/its plan is larger than 8 MiB/);
  });
});

/** What a hostile script tries; it gives what came of it, and must never give what it wanted. */
const ATTACKS: readonly (readonly [string, string])[] = [
  ["the process object", "typeof process === 'undefined' ? 'none' : 'got it'"],
  ["built-in modules", "globalThis.process?.getBuiltinModule?.('fs') ? 'got it' : 'none'"],
  [
    "dynamic imports of the file system",
    "await import('node:fs').then(() => 'got it', () => 'none')",
  ],
  [
    "dynamic imports of processes",
    "await import('node:child_process').then(() => 'got it', () => 'none')",
  ],
  ["dynamic imports of the network", "await import('node:net').then(() => 'got it', () => 'none')"],
  [
    "imports of files as modules",
    "await import('file:///etc/hostname').then(() => 'got it', () => 'none')",
  ],
  [
    "imports of code in an address",
    "await import('data:text/javascript,export default 1').then(() => 'got it', () => 'none')",
  ],
  [
    "code from text",
    "(() => { try { return new Function('return process')() ? 'got it' : 'none' } catch { return 'none' } })()",
  ],
  [
    "the inner process of a constructor",
    "(() => { try { return (async () => {}).constructor('return 1') ? 'got it' : 'none' } catch { return 'none' } })()",
  ],
  ["the streams of the console", "console._stderr || console._stdout ? 'got it' : 'none'"],
  [
    "sockets by the constructor of a stream",
    "(() => { try { return typeof new console._stderr.constructor().connect } catch { return 'none' } })()",
  ],
  [
    "anything of the runtime that is no part of the language",
    "Object.getOwnPropertyNames(globalThis).filter((name) => /^(process|console\\b.+|Buffer|WebSocket|BroadcastChannel|MessageChannel|performance|navigator|crypto|set[A-Z].*|SharedArrayBuffer|global)$/.test(name)).join() || 'none'",
  ],
  [
    "getters that the runtime asks",
    "(() => { try { Object.defineProperty(Object.prototype, 'noDeprecation', { get() { return true } }); return 'got it' } catch { return 'none' } })()",
  ],
  [
    "requests to the network",
    "typeof fetch === 'undefined' && typeof WebSocket === 'undefined' ? 'none' : 'got it'",
  ],
];

describe("a hostile script", { timeout: LIMIT }, () => {
  test("gets at nothing of what it tries", async () => {
    const tries = ATTACKS.map(([what, attack]) => `${JSON.stringify(what)}: String(${attack})`);
    const source = flow(
      `const got = { ${tries.join(", ")} };`,
      "throw new Error(JSON.stringify(got));",
    );
    const project = { id: "p", path: "/p" };
    const context = { input: {}, band: "small" as const, fast: false, project, sample: true };
    const answer = await askScript({ source, contexts: [context] });
    const { message } = z.object({ message: z.string() }).parse(answer);
    const got = z.record(z.string(), z.string()).parse(JSON.parse(message));
    expect(Object.keys(got)).toHaveLength(ATTACKS.length);
    expect(Object.entries(got).filter(([, each]) => each !== "none")).toEqual([]);
  });

  test("finds neither disk nor network behind what was taken from it", async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = z.object({ port: z.number() }).parse(server.address());
    const directory = mkdtempSync(join(tmpdir(), "wheelhouse-script-"));
    const source = flow(`
      const written = ${JSON.stringify(join(directory, "written"))};
      for (const step of [
        () => import("node:fs").then(({ writeFileSync }) => writeFileSync(written, "x")),
        () => import("node:http").then(({ get }) => get("http://127.0.0.1:${port}/gone")),
        () => Reflect.get(globalThis, "fetch")("http://127.0.0.1:${port}/fetched"),
        () => new Promise((done) => {
          const socket = new (Reflect.get(console, "_stderr").constructor)();
          socket.on("error", done).connect(${port}, "127.0.0.1", () => socket.end("GET /socket HTTP/1.0\\r\\n\\r\\n", done));
        }),
      ]) await Promise.resolve().then(step).catch(() => undefined);
    `);
    expect(await askScript({ source })).toMatchObject({ ok: true });
    expect(existsSync(join(directory, "written"))).toBe(false);
    expect(asked).toEqual([]);
  });
});
