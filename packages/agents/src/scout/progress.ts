/** A place that a person may want to open. */
interface Place {
  /** Relative to the tree. */
  readonly path: string;
  readonly line?: number;
}

/** What `scout` does at the moment, for whoever watches. */
export type Progress =
  | { readonly type: "thought"; readonly text: string }
  | {
      readonly type: "tool.started";
      readonly id: string;
      readonly title: string;
      readonly kind: "read" | "search";
    }
  | {
      readonly type: "tool.updated";
      readonly id: string;
      readonly title?: string;
      readonly status: "in_progress" | "completed";
      readonly places?: readonly Place[];
      readonly text?: string;
    };

/** Hears of progress. Must not throw. */
export type OnProgress = (progress: Progress) => void;
