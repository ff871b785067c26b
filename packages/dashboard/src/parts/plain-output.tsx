import type { ReactNode } from "react";
import { plainWords } from "../text/plain-words.ts";
import { withVisibleControls } from "../text/visible-controls.ts";
import { CopyButton } from "./copy-button.tsx";

/** What a program printed, as text and nothing else, whatever it looks like. */
export function PlainOutput({
  label,
  text,
}: {
  readonly label: string;
  readonly text: string;
}): ReactNode {
  const lines = text.trimEnd().split("\n").length;
  return (
    <figure className="min-w-0 overflow-hidden rounded-card border border-line">
      <figcaption className="flex items-center gap-2 border-b border-line bg-surface px-3 py-1 text-xs text-text-2">
        <span className="font-medium">{label}</span>
        <span className="flex-1 tabular-nums">
          {lines === 1 ? "1 line" : `${lines.toLocaleString("en")} lines`}
        </span>
        <CopyButton text={text} label={`Copy: ${label}`} />
      </figcaption>
      <pre
        // It scrolls, and keys have to get into it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={label}
        dir="auto"
        className="max-h-96 overflow-auto px-3 py-2 font-mono text-xs whitespace-pre-wrap [overflow-wrap:anywhere]"
      >
        {withVisibleControls(plainWords(text))}
      </pre>
    </figure>
  );
}
