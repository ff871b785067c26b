import type { IssueInput, StartInput } from "@wheelhouse/core";

/** What comes of what was written, once it is sent. */
export type Deed =
  | { readonly kind: "run"; readonly start: StartInput }
  /** An issue on a board; with `isStarted` agents begin with it at once. */
  | {
      readonly kind: "issue";
      readonly project: string;
      readonly input: IssueInput;
      readonly isStarted: boolean;
    }
  | { readonly kind: "comment"; readonly text: string };
