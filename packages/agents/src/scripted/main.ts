import { writeSync } from "node:fs";
import { homedir } from "node:os";
import { Readable, Writable } from "node:stream";
import { ndJsonStream } from "@agentclientprotocol/sdk";
import { isWheelhouseError } from "@wheelhouse/core";
import { readTranscript } from "./read-transcript.ts";
import { createScriptedAgent } from "./scripted-agent.ts";
import { keepMemory } from "./session-memory.ts";

const path = process.argv[2];
if (path === undefined) {
  process.stderr.write(
    "usage: scripted TRANSCRIPT.yaml — plays a transcript over the Agent Client Protocol on stdio\n",
  );
  process.exit(2);
}
try {
  const transcript = readTranscript(path);
  const { start } = transcript;
  if (start && "exit" in start) {
    if (start.stderr !== undefined) writeSync(2, `${start.stderr}\n`);
    process.exit(start.exit);
  }
  if (start && "garbage" in start) process.stdout.write(`${start.garbage}\n`);
  if (start && "hang" in start) setInterval(() => undefined, 2 ** 30);
  else
    createScriptedAgent(transcript, "1.0.0", keepMemory(homedir())).connect(
      ndJsonStream(Writable.toWeb(process.stdout), Readable.toWeb(process.stdin)),
    );
} catch (error) {
  if (!isWheelhouseError(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}
