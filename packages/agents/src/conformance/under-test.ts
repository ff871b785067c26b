import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { Subject } from "./run-attacks.ts";

const VERSIONS = join(import.meta.dirname, "versions.json");
const INSTALLED = join(import.meta.dirname, "../../../../.agents-under-test");

/** The agents of which a version is pinned for tests. */
export const PINNED: readonly string[] = Object.keys(
  z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(VERSIONS, "utf8"))),
);

/** Those of them that `scripts/install-agents.ts` has installed. */
export const UNDER_TEST: readonly Subject[] = PINNED.map((agent) => ({
  agent,
  bin: join(INSTALLED, agent, "node_modules", ".bin"),
}))
  .filter(({ bin }) => existsSync(bin))
  .map(({ agent, bin }) => ({
    agent,
    directories: [bin, dirname(process.execPath), "/usr/bin", "/bin"],
  }));
