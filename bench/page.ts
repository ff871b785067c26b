/**
 * Measures the page in a real browser against the real server: `npm run bench:page`. `--short` measures only what CI
 * does, and fails when it is far off.
 */
import { ensurePage } from "../packages/cli/src/page/ensure-page.ts";
import { manyClients } from "./page/clients.ts";
import { loadFirst } from "./page/load.ts";
import { commitToPixels, LONG, paintGraph, reopen, streamLongRun } from "./page/measures.ts";
import { growPanes } from "./page/panes.ts";
import { measureShortly, words } from "./page/short.ts";
import { openStand } from "./page/stand.ts";
import { writeSection } from "./write-section.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const row = (what: string, figure: string, aim: string): string =>
  `| ${what} | ${figure} | ${aim} |`;
const percentile = (figures: readonly number[], share: number): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length * share)] ?? Number.NaN;

await ensurePage({ say, freshen: true });
if (process.argv.includes("--short")) {
  const wrong = await measureShortly(say);
  for (const each of wrong) say(`too slow: ${each}`);
  process.exit(wrong.length === 0 ? 0 : 1);
}
const rows: string[] = [];
const add = (...parts: Parameters<typeof row>): void => {
  rows.push(row(...parts));
  say(rows.at(-1) ?? "");
};

{
  await using stand = await openStand();
  const load = await loadFirst(stand);
  add(
    "(f) script of the first load, compressed",
    `${load.scriptKB.toFixed(0)} kB, first paint ${load.firstPaint.toFixed(0)} ms`,
    "≤ 230 kB",
  );
  for (const view of ["timeline", "events", "steps"])
    add(
      `(a) ${LONG.events.toLocaleString("en-US")} events at 5,000/s, seen as ${view}`,
      words(await streamLongRun(stand, { run: `stream-${view}`, view })),
      "≥ 58 fps, p99 ≤ 34 ms, ≤ 35 %, ≤ 60 MB",
    );
  for (const view of ["timeline", "events"]) {
    const { first, again, frames } = await reopen(stand, { run: "stream-timeline", view });
    add(
      `(b) the same run opened anew, ${view}: shown after`,
      `${again.toFixed(0)} ms; ${first.toFixed(0)} ms in a browser that was never here`,
      "< 1,000 ms",
    );
    add(`(b) scrolled to any place, ${view}`, words(frames), "≥ 50 fps");
  }
  add(
    "(c) graph of 200 steps, from the press to the picture",
    `${(await paintGraph(stand, "stream-steps")).toFixed(0)} ms`,
    "< 300 ms",
  );
  const took = await commitToPixels(stand, "stream-events", 100);
  add(
    "(e) commit of an event to pixels",
    `p50 ${percentile(took, 0.5)} ms, p99 ${percentile(took, 0.99)} ms`,
    "p50 < 120 ms, p99 < 300 ms",
  );
}
{
  await using stand = await openStand();
  add("(d) four panes of streaming Markdown", words(await growPanes(stand)), "≥ 50 fps");
  const clients = await manyClients(stand, { run: "busy", clients: 200, events: 1_000 });
  add(
    "(g) 200 clients of one busy run that got every event once",
    `${clients.whole} of 200, the last one ${clients.lag.toFixed(0)} ms after the last append`,
    "200",
  );
}

const table = ["| what | figure | aim |", "| --- | --- | --- |", ...rows].join("\n");
const when = new Date().toISOString().slice(0, 10);
writeSection(
  "## The page",
  `\`npm run bench:page\`, ${when}, headless Chromium with software drawing and the server on the same two cores.\nFrames are between two calls of requestAnimationFrame; heap is after a collection, with typed arrays.\n\n${table}`,
);
