import type { ToolItem } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { CopyButton } from "../../../../../parts/copy-button.tsx";
import { Code } from "../../../../../text/code.tsx";
import { LongText } from "../../../../../text/long-text.tsx";
import { isPlace } from "../../../../../text/markdown/link-of.ts";
import { useOpenPlace } from "./said.tsx";
import { toolMarkdown } from "../../log/markdown-of-item.ts";

/** What went into a call of a tool, and what came out of it. */
export function ToolDetails({ item }: { readonly item: ToolItem }): ReactNode {
  const { input, output, locations, status } = item;
  return (
    <div className="group relative mt-0.5 mb-2 ml-3 flex flex-col gap-2 border-l border-line py-1 pl-4">
      <CopyButton
        text={() => toolMarkdown(item)}
        label="Copy as Markdown"
        className="absolute top-0 right-0 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 coarse:opacity-100"
      />
      {locations.length === 0 ? null : <Places locations={locations} />}
      {input === undefined || input === "" ? null : (
        <Part name="Input">
          <Code
            text={pretty(input)}
            lang={input.trimStart().startsWith("{") ? "json" : undefined}
          />
        </Part>
      )}
      {output === undefined || output === "" ? (
        <p className="text-xs text-text-3">
          {status === "completed" ? "It gave nothing back." : "Nothing has come back yet."}
        </p>
      ) : (
        <Part name="Output">
          <LongText text={output} />
        </Part>
      )}
    </div>
  );
}

function Part({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="min-w-0">
      <p className="text-2xs font-medium text-text-3">{name}</p>
      {children}
    </div>
  );
}

function Places({ locations }: { readonly locations: readonly string[] }): ReactNode {
  const openPlace = useOpenPlace();
  return (
    <p className="flex flex-wrap gap-x-3 pr-8 font-mono text-xs text-text-2">
      {locations.slice(0, 20).map((place) =>
        isPlace(place) ? (
          <button
            key={place}
            type="button"
            onClick={() => openPlace(place)}
            className="text-accent underline decoration-accent/50 decoration-dotted underline-offset-2"
          >
            {place}
          </button>
        ) : (
          <span key={place}>{place}</span>
        ),
      )}
      {locations.length > 20 ? <span>and {locations.length - 20} more</span> : null}
    </p>
  );
}

/** JSON on lines of its own; what is no JSON stays as it is. */
function pretty(input: string): string {
  try {
    return JSON.stringify(JSON.parse(input), undefined, 2);
  } catch {
    return input;
  }
}
