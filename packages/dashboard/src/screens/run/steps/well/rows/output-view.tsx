import type { ReactNode } from "react";
import { Code } from "../../../../../text/code.tsx";
import { Folded } from "./folded.tsx";
import { Said } from "./said.tsx";

/** What an attempt handed in. */
export function OutputView({ output }: { readonly output: unknown }): ReactNode {
  if (output === undefined || output === null) return null;
  if (typeof output === "string")
    return (
      <Folded label="Output" peek={output} begins={output.length < 4_000}>
        <Said text={output} />
      </Folded>
    );
  const text = JSON.stringify(output, undefined, 2);
  return (
    <Folded label="Output" peek={text} begins={text.length < 2_000}>
      <Code text={text} lang="json" />
    </Folded>
  );
}
