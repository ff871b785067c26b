import { Readable, Writable } from "node:stream";
import { ndJsonStream } from "@agentclientprotocol/sdk";
import { createScoutAgent } from "./scout-agent.ts";

/** Raised when the output for the same tree changes. */
const VERSION = "1.0.0";

createScoutAgent(VERSION).connect(
  ndJsonStream(Writable.toWeb(process.stdout), Readable.toWeb(process.stdin)),
);
