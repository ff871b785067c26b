import type { Completion } from "@wheelhouse/core";
import type { ReactNode } from "react";

/** A line of the palette. */
export interface Entry {
  readonly id: string;
  /** What it is called, then what else it is found by. */
  readonly names: readonly string[];
  /** What kind of thing it is, in a word. */
  readonly kind: "Answer" | "Run" | "Command" | "Flow" | "Project" | "Issue" | "Word";
  readonly mark: ReactNode;
  /** Said beside its name. */
  readonly note?: string | undefined;
  readonly keys?: string | undefined;
  /** A word that is taken into the line instead of anything being done. */
  readonly word?: Completion;
  readonly act: () => void;
}
