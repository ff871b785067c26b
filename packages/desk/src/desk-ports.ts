import type { IssueType, Json, ResolvedWork } from "@wheelhouse/core";
import type { Engine, StartRequest } from "@wheelhouse/engine";
import type { Journal } from "@wheelhouse/journal";
import type { IssuePorts } from "./write/issue-log.ts";

/** A directory whose issues are kept. */
export interface Project {
  readonly id: string;
  readonly path: string;
}

/** Who works on an issue and under which rules. */
export interface Crew extends Pick<
  StartRequest,
  "agent" | "model" | "rules" | "autoContinue" | "limits"
> {
  /** Agents of the parts that have one of their own. */
  readonly roles: ResolvedWork["roles"];
}

/** What the desk gets from outside. */
export interface DeskPorts extends IssuePorts {
  readonly engine: Engine;
  readonly journal: Journal;
  /** What holds for the work on issues of a project. */
  workOf(project: Project): ResolvedWork;
  /**
   * Who works on issues of a project, when a person names this agent, or none. Throws `agent.unknown`, `agent.unusable`,
   * `project.unreadable` or `settings.invalid`. *Contract*: nothing that may be charged for is chosen unasked; an agent
   * that cannot write is refused.
   */
  crewFor(
    project: Project,
    wish: { readonly agent?: string | undefined; readonly model?: string | undefined },
  ): Promise<Crew>;
  /** A saved plan, for an issue of this type. Throws `issue.invalid` when there is none or it cannot be followed. */
  planNamed(project: Project, name: string, type: IssueType | null): Promise<Json>;
}
