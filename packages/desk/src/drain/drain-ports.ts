import type { ActionKind, DigestDecision } from "@wheelhouse/core";
import type { Clock } from "@wheelhouse/engine";
import type { Journal } from "@wheelhouse/journal";
import type { Project } from "../desk-ports.ts";
import type { EffectPorts } from "../inbox/effect-of.ts";

/** Nobody can look now, and why. */
export interface Offline {
  readonly offline: string;
}

/** Whoever looks at digests. */
export interface DigestReader {
  /** Why nobody could look at a digest of this project now; undefined when somebody can. Costs nothing. */
  offline(project: Project): Promise<string | undefined>;
  /**
   * What is decided about a digest; a reply in prose decides nothing. *Contract*: comes to an end by itself. What rejects is taken for
   * nobody having looked.
   */
  ask(
    project: Project,
    text: string,
  ): Promise<{ readonly decisions: readonly DigestDecision[] } | Offline>;
}

/** What the drain gets from outside. */
export interface DrainPorts extends EffectPorts {
  readonly journal: Pick<Journal, "rows" | "read" | "head" | "tail" | "watermark">;
  readonly clock: Clock;
  readonly reader: DigestReader;
  /** Kinds of action that a person lets the orchestrator do by itself in a project. */
  readonly autonomous: (project: Project) => Promise<readonly ActionKind[]> | readonly ActionKind[];
  /** Told of what was decided and cannot be, in a sentence. */
  readonly onNote: (note: string) => void;
  readonly onError: (error: unknown) => void;
}
