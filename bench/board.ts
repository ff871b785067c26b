/**
 * Measures a board: `npm run bench:board`. From the call of an append to the frame in another process, for the board's
 * own stream and the page's, and in the same run for a bare server-sent stream that says a word at that moment.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { issueItemSchema, patchSchema } from "@wheelhouse/core";
import { z } from "zod";
import { PROJECT } from "./board/issue-events.ts";
import { writeSection } from "./write-section.ts";

const ISSUES = 1_000;
const RUNS = 20;
const SECONDS = 30;
const SERVE = fileURLToPath(new URL("board/serve-board.ts", import.meta.url));

const placeSchema = z.object({ port: z.int(), barePort: z.int(), token: z.string() });
const doneSchema = z.object({
  begun: z.record(z.string(), z.number()),
  share: z.number(),
  heapMB: z.number(),
});
const boardSchema = z.object({ issues: z.array(issueItemSchema).length(ISSUES) });

/** When steps of issues were seen to be done. What was overtaken was seen with what overtook it. */
class Arrivals {
  readonly #seen = new Map<number, number[]>();

  note(issue: number, steps: number): void {
    const seen = this.#seen.get(issue) ?? [];
    this.#seen.set(issue, seen);
    while (seen.length < steps) seen.push(performance.timeOrigin + performance.now());
  }

  /** Of `<issue>:<step>`; infinite when it was never seen. */
  of(word: string): number {
    const [issue = 0, step = 0] = word.split(":").map(Number);
    return this.#seen.get(issue)?.[step - 1] ?? Infinity;
  }
}

const home = mkdtempSync(join(tmpdir(), "wheelhouse-bench-board-"));
const args = ["--expose-gc", SERVE, home, `${ISSUES}`, `${RUNS}`, `${SECONDS}`];
const child = spawn(process.execPath, args);
child.stderr.pipe(process.stderr);
const left = new AbortController();
try {
  const load = loadavg()[0] ?? 0;
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => JSON.parse(String((await lines.next()).value));
  const { port, barePort, token } = placeSchema.parse(await next());
  const origin = `http://127.0.0.1:${port}`;
  const headers = { authorization: `Bearer ${token}` };
  const stream = `/api/projects/${PROJECT.id}/issues/stream`;

  const cold = await firstFrame(`${origin}${stream}`);
  const warm = await firstFrame(`${origin}${stream}`);
  boardSchema.parse(JSON.parse(warm.data));
  const lists: number[] = [];
  for (let n = 0; n < 9; n++) {
    const start = performance.now();
    const list = await fetch(`${origin}/api/projects/${PROJECT.id}/issues`, { headers });
    await list.text();
    lists.push(performance.now() - start);
  }

  const seen = { board: new Arrivals(), page: new Arrivals(), bare: new Arrivals() };
  void listen(`${origin}${stream}`, (event, data) => {
    if (event !== "issue") return;
    const { number, tokens } = issueItemSchema.parse(JSON.parse(data));
    seen.board.note(number, tokens.input ?? 0);
  });
  void listen(`${origin}/api/stream?topics=issues:${PROJECT.id}`, (event, data) => {
    if (event !== "patch") return;
    for (const each of patchSchema.parse(JSON.parse(data)))
      if (each.k === "issue") seen.page.note(each.v.number, each.v.tokens.input ?? 0);
  });
  void listen(`http://127.0.0.1:${barePort}/`, (_, data) => {
    const [number = 0, step = 0] = data.split(":").map(Number);
    seen.bare.note(number, step);
  });
  child.stdin.write("go\n");
  const { begun, share, heapMB } = doneSchema.parse(await next());
  const words = Object.entries(begun);
  await new Promise((resolve) => setTimeout(resolve, 2_000));

  const figure = (arrivals: Arrivals): string => {
    const took = words.map(([word, at]) => arrivals.of(word) - at).toSorted((a, b) => a - b);
    const at = (part: number): string =>
      `${took[Math.floor((took.length - 1) * part)]?.toFixed(0)} ms`;
    return `p50 ${at(0.5)}, p99 ${at(0.99)}, longest ${at(1)}`;
  };
  const kB = (cold.data.length / 1_000).toFixed(0);
  const rows = [
    ["append to the frame of the board's stream", figure(seen.board), "p99 < 300 ms"],
    ["append to the frame of the page's stream", figure(seen.page), "p99 < 300 ms"],
    ["a bare stream of one word, in the same run", figure(seen.bare), "–"],
    [
      `first frame, ${ISSUES.toLocaleString("en-US")} cards`,
      `${kB} kB, after ${cold.ms.toFixed(0)} ms; ${warm.ms.toFixed(0)} ms when it was read before`,
      "–",
    ],
    [
      "the same as a list (`GET …/issues`), the middle of 9",
      `${lists.toSorted((a, b) => a - b)[4]?.toFixed(0)} ms`,
      "–",
    ],
    [
      "the server's process, its appends too",
      `${(share * 100).toFixed(0)} % of a core, heap ${heapMB.toFixed(0)} MB`,
      "–",
    ],
  ];
  const table = ["| what | figure | aim |", "| --- | --- | --- |"]
    .concat(rows.map((row) => `| ${row.join(" | ")} |`))
    .join("\n");
  process.stdout.write(`${table}\n`);
  const when = new Date().toISOString().slice(0, 10);
  writeSection(
    "## The board",
    `\`npm run bench:board\`, ${when}; load of the machine's two cores at the start ${load.toFixed(1)}.\n${ISSUES.toLocaleString("en-US")} issues, of which ${RUNS} are worked on: for ${SECONDS} s their runs end ${words.length.toLocaleString("en-US")} steps and their agents speak 4,000 times a second.\nSlices of the hub are 50 ms apart at least; an append waits for the disk.\n\n${table}`,
  );

  async function firstFrame(url: string): Promise<{ readonly ms: number; readonly data: string }> {
    const gone = new AbortController();
    const start = performance.now();
    const { promise, resolve } = Promise.withResolvers<{ ms: number; data: string }>();
    void listen(
      url,
      (event, data) => {
        if (event === "board") resolve({ ms: performance.now() - start, data });
      },
      gone.signal,
    );
    const first = await promise;
    gone.abort();
    return first;
  }

  /** Reads a stream until it is left. */
  async function listen(
    url: string,
    onFrame: (event: string, data: string) => void,
    signal: AbortSignal = left.signal,
  ): Promise<void> {
    const response = await fetch(url, { headers, signal });
    const decoder = new TextDecoder();
    let rest = "";
    try {
      for await (const chunk of response.body ?? []) {
        const frames = (rest + decoder.decode(chunk, { stream: true })).split("\n\n");
        rest = frames.pop() ?? "";
        for (const frame of frames) {
          const data = /^data: (.*)$/m.exec(frame)?.[1];
          if (data !== undefined) onFrame(/^event: (.*)$/m.exec(frame)?.[1] ?? "", data);
        }
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
} finally {
  left.abort();
  child.stdin.end();
  child.kill();
  rmSync(home, { recursive: true, force: true });
}
