import { existsSync } from "node:fs";
import { join } from "node:path";
import { type AgentObject, agentObjectSchema, flowObject } from "@wheelhouse/core";
import { describeFlows } from "@wheelhouse/flows";
import type { JournalReader } from "@wheelhouse/journal";
import { createKeys, loadSecret, PAGES, type Project, type ServerDeps } from "@wheelhouse/server";
import { readInside } from "@wheelhouse/workspace";
import { agentGround } from "../agents/agent-of-run.ts";
import { agentData, agentRows } from "../agents/agents-view.ts";
import type { Context } from "../command/context.ts";
import { snapshotDirectory } from "../home/home-paths.ts";
import type { Drive } from "../host/drive.ts";
import { findProject } from "../project/find-project.ts";
import { version } from "../version.ts";
import { serverKeyPath } from "./server-note.ts";
import { wheelOf } from "./wheel-of.ts";

const agentSchema = agentObjectSchema.loose();
/** How long what is known of agents holds, in milliseconds: looking costs processes. */
const AGENTS_MS = 30_000;

/** Everything that the server gets from outside, put together for a data directory. */
export function serverDeps(
  context: Pick<Context, "home" | "io">,
  drive: Drive,
  journal: JournalReader,
): Omit<ServerDeps, "port"> {
  const { home, io } = context;
  return {
    journal,
    wheel: wheelOf(context, drive),
    flows: () => describeFlows().map(flowObject),
    agents: agentsFor(context),
    projects: projectHere(io.cwd),
    readFile: (run, path) => readInside(join(snapshotDirectory(home, run), "tree"), path),
    keys: createKeys(loadSecret(serverKeyPath(home)), Date.now),
    pages: PAGES,
    version: version(),
    now: Date.now,
    onError: (error) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      io.stderr.write(`The server met something that it did not expect: ${text}\n`);
    },
  };
}

/** The repository that the server was started in; any other directory is no project only because somebody stands in it. */
function projectHere(cwd: string): Project[] {
  try {
    const project = findProject(undefined, cwd);
    return existsSync(join(project.path, ".git")) ? [project] : [];
  } catch {
    return [];
  }
}

function agentsFor({ home, io }: Pick<Context, "home" | "io">): () => Promise<AgentObject[]> {
  let known: Promise<AgentObject[]> | undefined;
  let until = 0;
  return () => {
    if (known !== undefined && Date.now() <= until) return known;
    until = Date.now() + AGENTS_MS;
    const found = agentGround(home, io.env).then((ground) =>
      agentRows(home, ground).map((row) => agentSchema.parse(agentData(row, ground))),
    );
    found.catch(() => {
      if (known === found) known = undefined;
    });
    known = found;
    return found;
  };
}
