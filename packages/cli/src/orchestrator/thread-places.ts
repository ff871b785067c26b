import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { runOfThread, type ThreadPlaces } from "@wheelhouse/desk";
import { afterCheck, projectFingerprint, removeTree, takeSnapshot } from "@wheelhouse/workspace";
import { z } from "zod";
import { threadDirectory, threadsDirectory } from "../home/home-paths.ts";
import { readPrivateJson, writePrivateJson } from "../home/private-json.ts";

const seenSchema = z.object({ project: z.string(), fingerprint: z.string() });
const openSchema = z.object({ thread: z.string() });

/**
 * The files of threads in a data directory: `threads/<run>/` with `snapshot/`, which is taken again only when the project has changed,
 * `homes/`, which keep what agents need to go on in their sessions, `tmp/`, and a note of whose agent is alive.
 */
export function createThreadPlaces(home: string): ThreadPlaces {
  const directoryOf = (thread: string): string => threadDirectory(home, runOfThread(thread));
  return {
    async ready(thread, { path }, agent) {
      const directory = directoryOf(thread);
      const tmp = join(directory, "tmp");
      const agentHome = join(directory, "homes", nameFor(agent));
      const snapshot = join(directory, "snapshot");
      const tree = join(snapshot, "tree");
      const seen = join(directory, "seen.json");
      await mkdir(agentHome, { recursive: true, mode: 0o700 });
      writePrivateJson(openFile(directory), { thread });
      const before = seenIn(seen);
      // Before it is taken: what changes meanwhile is found by the next look.
      const [now] = await Promise.all([fingerprint(path), fresh(tmp)]);
      if (before.project !== path || before.fingerprint !== now || !existsSync(tree)) {
        await removeTree(snapshot);
        await takeSnapshot({ project: path, into: snapshot });
        writePrivateJson(seen, { project: path, fingerprint: now });
      }
      return {
        cwd: tree,
        readable: [],
        home: agentHome,
        tmp,
        isStale: async () => (await fingerprint(path)) !== seenIn(seen).fingerprint,
        async wrote() {
          const { changes } = afterCheck({ path: tree });
          if (changes.length > 0) await rm(seen, { force: true });
          return changes;
        },
      };
    },
    async left(thread) {
      const directory = directoryOf(thread);
      await removeTree(join(directory, "tmp"));
      await rm(openFile(directory), { force: true });
    },
    async occupied() {
      const all = await readdir(threadsDirectory(home)).catch(() => []);
      return all.flatMap((run) => {
        const { thread } = readPrivateJson(openFile(threadDirectory(home, run)), openSchema, NONE);
        return thread === "" ? [] : [thread];
      });
    },
  };
}

const NONE = { thread: "" };

function openFile(directory: string): string {
  return join(directory, "open.json");
}

function seenIn(file: string): z.infer<typeof seenSchema> {
  return readPrivateJson(file, seenSchema, { project: "", fingerprint: "" });
}

async function fingerprint(path: string): Promise<string> {
  const { git, files } = await projectFingerprint(path);
  return `${git} ${files}`;
}

async function fresh(path: string): Promise<void> {
  await removeTree(path);
  await mkdir(path, { recursive: true, mode: 0o700 });
}

/** A file name for any agent: short, since sockets lie below it, and never a path. */
function nameFor(agent: string): string {
  const hash = createHash("sha256").update(agent).digest("hex").slice(0, 8);
  return `${agent.replaceAll(/[^A-Za-z0-9._-]/g, "-").slice(0, 16)}-${hash}`;
}
