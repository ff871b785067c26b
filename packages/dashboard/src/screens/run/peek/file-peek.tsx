import type { ReactNode } from "react";

/** Lines of a file that the agents of a run read. */
export function FilePeek({ run }: { readonly run: string }): ReactNode {
  return <aside aria-label="File">{run}</aside>;
}
