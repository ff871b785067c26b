/**
 * Measures schedules, and how soon a person is told: `npm run bench:schedules`. A real server and a webhook on this machine for
 * the one, the real scheduler over a journal on the disk for the other, and pages of a long ledger over HTTP.
 */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { measureFsync } from "./fsync.ts";
import { measureLedger } from "./schedules/ledger.ts";
import { listening, measureTold } from "./schedules/told.ts";
import { writeSection } from "./write-section.ts";

const SCHEDULES = 1_000;
/** The one call that is refused, in the midst of the others. */
const REFUSED = "/500";
const FIRE_ALL = fileURLToPath(new URL("schedules/fire-all.ts", import.meta.url));

const firedSchema = z.object({
  rows: z.int(),
  dues: z.int(),
  begun: z.int(),
  runs: z.int(),
  well: z.int(),
  items: z.int(),
  silent: z.int(),
  dispatchedMs: z.number(),
  finishedMs: z.number(),
  ruledMs: z.number(),
  toldMs: z.number(),
  loopP50: z.number(),
  loopP99: z.number(),
  loopMax: z.number(),
  cpuSeconds: z.number(),
  events: z.int(),
  errors: z.array(z.string()),
});

/** All schedules in one minute; `calls` is how often the address of a third of them was called, and how many of them it was. */
async function fireAll(home: string) {
  const called: string[] = [];
  const { server, url } = await listening((_, response, path) => {
    called.push(path);
    response.writeHead(path === REFUSED ? 401 : 200).end("so it is");
  });
  try {
    const args = [FIRE_ALL, home, url, `${SCHEDULES}`];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    const calls = { calls: called.length, addresses: new Set(called).size };
    return { ...firedSchema.parse(JSON.parse(stdout)), ...calls };
  } finally {
    server.close();
  }
}

const root = mkdtempSync(join(tmpdir(), "wheelhouse-bench-schedules-"));
try {
  const load = loadavg()[0] ?? 0;
  const told = await measureTold(root);
  const home = join(root, "fired");
  mkdirSync(home);
  const fired = await fireAll(home);
  const sync = measureFsync({ count: 2_000, directory: root });
  const ledger = await measureLedger(root);

  const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
  const s = (value: number): string => `${(value / 1_000).toFixed(1)} s`;
  const spread = (took: readonly number[]): string => {
    const inOrder = took.toSorted((a, b) => a - b);
    const at = (part: number): string => ms(inOrder[Math.floor((took.length - 1) * part)] ?? NaN);
    return `p50 ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)}`;
  };
  // Each is due once, and begun once; a run is begun by its birth, and only it has an address of its own in the journal.
  const lost =
    SCHEDULES - Math.min(fired.rows, fired.dues, fired.begun, fired.well + 1, fired.items);
  const third = Math.ceil(SCHEDULES / 3);
  const doubled = fired.dues - SCHEDULES + (fired.calls - fired.addresses) + (fired.runs - third);
  if (fired.errors.length > 0) throw new Error(fired.errors.join("\n"));
  const rows = [
    [
      `a schedule's call is answered with 401, to the webhook, ${told.ofCalls.length} times`,
      spread(told.ofCalls),
      "< 1 s",
    ],
    [
      `a failed sign-in is posted by \`POST /api/inbox\`, to the webhook, ${told.ofPosts.length} times`,
      spread(told.ofPosts),
      "< 1 s",
    ],
    [
      `${SCHEDULES.toLocaleString("en-US")} due in one minute: lost, doubled`,
      `${lost}, ${doubled}`,
      "0, 0",
    ],
    ["all dispatched after", s(fired.dispatchedMs), "–"],
    [
      "all at their ends, and every item looked at by the rules, after",
      `${s(fired.finishedMs)}, ${s(fired.ruledMs)}`,
      "–",
    ],
    [
      "one of them is answered with 401: from its end to its alert, behind the others",
      ms(fired.toldMs),
      "< 1 s",
    ],
    [
      "the event loop late by, meanwhile",
      `p50 ${ms(fired.loopP50)}, p99 ${ms(fired.loopP99)}, longest ${ms(fired.loopMax)}`,
      "–",
    ],
    ["processor time of all of it", `${fired.cpuSeconds.toFixed(1)} s`, "–"],
    [
      `the disk in the same run: an append of 4 KiB and fdatasync (the ${fired.events.toLocaleString("en-US")} events, one by one)`,
      `p50 ${ms(sync.p50Us / 1e3)}, p99 ${ms(sync.p99Us / 1e3)} (${s((fired.events / sync.perSecond) * 1e3)})`,
      "–",
    ],
    [
      `a ledger of ${ledger.fires.toLocaleString("en-US")} fires: the latest 50, 50 in its middle`,
      `${ms(ledger.firstPage)}, ${ms(ledger.deepPage)}`,
      "–",
    ],
    [
      "what the page of that schedule shows, the list of 21 schedules",
      `${ms(ledger.schedule)}, ${ms(ledger.list)}`,
      "–",
    ],
  ];
  const table = ["| what | figure | aim |", "| --- | --- | --- |"]
    .concat(rows.map((row) => `| ${row.join(" | ")} |`))
    .join("\n");
  process.stdout.write(`${table}\n`);
  const when = new Date().toISOString().slice(0, 10);
  writeSection(
    "## Schedules and alerts",
    `\`npm run bench:schedules\`, ${when}; load of the machine's two cores at the start ${load.toFixed(1)}.\nTold: a real server that finds no agent and reaches no model. Fired: the real scheduler and inbox over a journal on the disk, a third runs, a third programs, a third calls; four programs and sixteen calls at once.\n\n${table}`,
  );
} finally {
  rmSync(root, { recursive: true, force: true });
}
