import { basename } from "node:path";
import type { Agents } from "@wheelhouse/agents";
import { isWheelhouseError, messageOf } from "@wheelhouse/core";
import {
  actAlone,
  type Alerter,
  answerProposal,
  type HostDesk,
  openOrchestrator,
  type Orchestrator,
  type OrchestratorPorts,
  type ProposalPorts,
  undoProposal,
} from "@wheelhouse/desk";
import type { Clock, Engine } from "@wheelhouse/engine";
import { FLOWS } from "@wheelhouse/flows";
import { isAppendRefusal, type SqliteJournal } from "@wheelhouse/journal";
import { inspectProject } from "@wheelhouse/workspace";
import { agentsHere } from "../agents/agents-here.ts";
import { readFlowBook } from "../flows/flow-book.ts";
import { readOwnSettings } from "../project/own-settings.ts";
import { settingsFor } from "../project/settings-for.ts";
import { startOfFlow } from "../schedules/act/start-of-flow.ts";
import { ChooseAnswering } from "./choose-answering.ts";
import { createThreadPlaces } from "./thread-places.ts";

/** What the orchestrator of a host is made of. */
export interface OrchestratorParts {
  readonly journal: SqliteJournal;
  readonly engine: Engine;
  readonly desk: Pick<HostDesk, "start" | "inTurn">;
  readonly alerts: Alerter;
  readonly clock: Clock;
  /** Other agents than those of this machine. */
  readonly agents?: Agents | undefined;
  /** A schedule was made or removed. */
  readonly onScheduled: (id: string) => void;
}

/** The orchestrator of a host, put together for a data directory; it answers when `converses`. */
export function composeOrchestrator(
  home: string,
  parts: OrchestratorParts,
  options: { readonly converses: boolean },
): Promise<Orchestrator> {
  const { journal, engine, alerts, clock } = parts;
  const choice = new ChooseAnswering(home);
  const ports: OrchestratorPorts = {
    journal,
    engine,
    alerts,
    clock,
    agents: parts.agents ?? agentsHere(home),
    places: createThreadPlaces(home),
    proposals: deedsOf(home, parts),
    chosen: (project, said) => choice.chosen(project, said),
    checkAgent: (project, said) => choice.check(project, said),
    autonomous: ({ path }) => readOwnSettings(home, path).orchestrator?.autonomous ?? [],
    rules: ({ path }) => settingsFor(home, path).both.rules,
    async facts({ path }) {
      const [place, files] = await Promise.all([
        inspectProject(path, { defaultBranch: false }),
        readFlowBook({ home, project: path }),
      ]);
      const own = files.filter(({ trusted, read }) => trusted && read?.ok === true);
      return {
        name: basename(path),
        branch: place.repository?.branch,
        flows: [...FLOWS, ...own].map(({ name }) => name),
      };
    },
    onError,
  };
  return openOrchestrator(ports, options);
}

function deedsOf(home: string, parts: OrchestratorParts): OrchestratorPorts["proposals"] {
  const ports: ProposalPorts = {
    ...parts,
    flowRequest: (act, project) => startOfFlow(home, act, project),
    onError,
  };
  return {
    answer: (command) => answerProposal(ports, command),
    undo: (command) => undoProposal(ports, command),
    actAlone: (reply) => actAlone(ports, reply),
  };
}

function onError(error: unknown): void {
  // A host that ends has closed its journal: who comes next goes on.
  if (isAppendRefusal(error)) return;
  const hint = isWheelhouseError(error) && error.hint !== undefined ? ` ${error.hint}` : "";
  process.stderr.write(`The orchestrator: ${messageOf(error)}${hint}\n`);
}
