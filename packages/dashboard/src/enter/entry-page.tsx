import { KeyRound, Unplug } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../parts/button.tsx";

const WORDS = {
  denied: {
    icon: KeyRound,
    title: "This browser is not signed in",
    text: "Its cookie is missing or too old, or the address that opened this page was used before.",
    next: "Get a fresh address, and open it here:",
    command: "wheelhouse serve",
  },
  gone: {
    icon: Unplug,
    title: "The server does not answer",
    text: "Runs are safe on disk: whatever was journaled goes on when a server is there again.",
    next: "Start it in a terminal:",
    command: "wheelhouse serve",
  },
} as const;

/** What is shown to a browser that is not let in: why, and how to get in. */
export function EntryPage({
  why,
  onAgain,
}: {
  readonly why: keyof typeof WORDS;
  readonly onAgain: () => void;
}): ReactNode {
  const { icon: Icon, title, text, next, command } = WORDS[why];
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-3 px-6">
      <Icon className="size-6 text-text-3" aria-hidden="true" />
      <h1 className="text-xl font-semibold">{title}</h1>
      <p className="text-text-2">{text}</p>
      <p className="text-text-2">{next}</p>
      <pre className="rounded-card border border-line bg-surface px-3 py-2 font-mono text-xs">
        {command}
      </pre>
      <div>
        <Button kind="primary" onClick={onAgain}>
          Try again
        </Button>
      </div>
    </main>
  );
}
