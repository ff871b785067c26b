// Plays the agent's side of a recorded conversation: answers each request as it was answered then, and
// ends with an error when it is asked another one. Each start plays the next process of the recording.
// Plain JavaScript, since it is run from wherever a test puts it. Usage: replay.mjs RECORDING
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";

const counter = `${process.env.HOME}/.replayed`;
const start = existsSync(counter) ? Number(readFileSync(counter, "utf8")) : 0;
writeFileSync(counter, String(start + 1));

const lines = readFileSync(process.argv[2], "utf8").trim().split("\n");
const processes = [];
for (const { dir, m } of lines.map((line) => JSON.parse(line))) {
  if (dir === "c2a" && m.method === "initialize") processes.push([]);
  processes.at(-1).push({ dir, m });
}
const script = processes[start] ?? [];

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  const next = script.shift();
  if (next?.m.method !== asked.method) {
    process.stderr.write(
      `asked for ${asked.method}, and ${next?.m.method ?? "nothing"} was next\n`,
    );
    process.exit(3);
  }
  while (script.length > 0 && script[0].dir === "a2c") {
    const { m } = script.shift();
    const said = m.id === next.m.id && m.method === undefined ? { ...m, id: asked.id } : m;
    process.stdout.write(`${JSON.stringify(said)}\n`);
  }
}
