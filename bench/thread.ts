/**
 * Measures how soon the orchestrator's first word is on the wire, against the bare program of the same agent: `npm run bench:thread`.
 * A real server over a repository, the scripted agent, and the stream that the page follows.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { openBareTalk } from "./thread/bare-talk.ts";
import { openTalk } from "./thread/talk.ts";
import { writeSection } from "./write-section.ts";

const FILES = 500;
const ROUNDS = 15;

const root = mkdtempSync(join(tmpdir(), "wheelhouse-bench-thread-"));
const transcript = join(root, "brief.yaml");
// What is said and over within one batch of the stream is sent as the whole message, and has no first word.
const PLAY = "[{ text: 'So ' }, { text: 'it is. ' }, { wait: 300 }, { text: And over. }]";
writeFileSync(transcript, `version: 1\nturns:\n  - play: ${PLAY}\n`);

const median = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
const most = (figures: readonly number[]): number => Math.max(...figures);
const ms = (figure: number): string => `${Math.round(figure)} ms`;

const warm: number[] = [];
const cold: number[] = [];
const bareWarm: number[] = [];
const bareCold: number[] = [];
const load = loadavg()[0] ?? 0;
const talk = await openTalk(root, transcript, FILES);
try {
  await talk.say();
  // Alternating, so that a change of the machine's speed meets all alike.
  for (let round = 0; round < ROUNDS; round++) {
    const bare = await openBareTalk(root, transcript);
    bareCold.push(bare.coldMs);
    bareWarm.push(await bare.prompt());
    bare.end();
    warm.push(await talk.say());
    await talk.rest();
    cold.push(await talk.say());
  }
} finally {
  await talk.end();
  rmSync(root, { recursive: true, force: true });
}

const row = (name: string, ours: readonly number[], bare: readonly number[]): string =>
  `| ${name} | ${ms(median(bare))} | ${ms(median(ours))} | ${ms(median(ours) - median(bare))} | ${ms(most(ours))} |`;
const text = `From the call that says something to the first word of the reply on the stream that the page follows, over a real server and a
repository of ${FILES} files, ${ROUNDS} times each, by the scripted agent; against the bare program of the same agent and a client that does
nothing else. Warm: the agent has answered before. Cold: it is started, in its sandbox, and goes on in its session. Between them, and in both:
the message and the beginning of the reply are on the disk before the agent is told anything, and the word before it is sent.

| agent | bare | ours | over it | slowest of ours |
|---|---:|---:|---:|---:|
${row("warm", warm, bareWarm)}
${row("cold", cold, bareCold)}

Machine load before: ${load.toFixed(1)}.`;
if (!process.argv.includes("--dry")) writeSection("## The first word of a reply", text);
console.log(text);
