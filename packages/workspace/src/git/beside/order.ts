import type { GitCommand, GitResult } from "../run-git.ts";

/** What the process that runs git is told. */
export type Order =
  | {
      readonly kind: "run";
      readonly id: number;
      readonly command: GitCommand;
      readonly input: string | Uint8Array | undefined;
    }
  | { readonly kind: "stop"; readonly id: number };

/** What it says: that it is there, and how a git ended; without a result there is no git. */
export type Word =
  | { readonly kind: "ready" }
  | { readonly kind: "ended"; readonly id: number; readonly result: GitResult | undefined };

/** Both ends are ours and of one version: only what came along another way is told apart. */
export function isOrder(message: unknown): message is Order {
  const kind = kindOf(message);
  return kind === "run" || kind === "stop";
}

/** See {@link isOrder}. */
export function isWord(message: unknown): message is Word {
  const kind = kindOf(message);
  return kind === "ready" || kind === "ended";
}

function kindOf(message: unknown): unknown {
  return typeof message === "object" && message !== null && "kind" in message
    ? message.kind
    : undefined;
}
