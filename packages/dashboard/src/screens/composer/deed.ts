import type { API, IssueInput, StartInput } from "@wheelhouse/core";
import type { z } from "zod";

type SendInput = z.input<typeof API.send.body>;

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
  | { readonly kind: "comment"; readonly text: string }
  /** A message for whoever answers in a thread. */
  | { readonly kind: "chat"; readonly project: string; readonly send: SendInput };
