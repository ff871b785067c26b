import type { ReactNode } from "react";

/** A line of the palette. */
export interface Entry {
  readonly id: string;
  /** What it is called, then what else it is found by. */
  readonly names: readonly string[];
  /** What kind of thing it is, in a word. */
  readonly kind: "Answer" | "Run" | "Command" | "Flow" | "Project";
  readonly mark: ReactNode;
  /** Said beside its name. */
  readonly note?: string | undefined;
  readonly keys?: string | undefined;
  readonly act: () => void;
}
