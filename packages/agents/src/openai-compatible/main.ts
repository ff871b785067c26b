import { Readable, Writable } from "node:stream";
import { ndJsonStream } from "@agentclientprotocol/sdk";
import { isWheelhouseError, messageOf } from "@wheelhouse/core";
import { createEndpointAgent } from "./endpoint-agent.ts";
import { readSettings, type Settings } from "./settings.ts";

/** Raised when it behaves otherwise. */
const VERSION = "1.0.0";

const settings = settingsHere();
if (settings)
  createEndpointAgent(settings, VERSION).connect(
    ndJsonStream(Writable.toWeb(process.stdout), Readable.toWeb(process.stdin)),
  );

/** The settings; without them nothing can be asked, and the reason is the last thing it says. */
function settingsHere(): Settings | undefined {
  try {
    return readSettings(process.env);
  } catch (error) {
    const hint = isWheelhouseError(error) ? ` ${error.hint}` : "";
    process.stderr.write(`${messageOf(error)}${hint}\n`);
    process.exitCode = 2;
    return undefined;
  }
}
