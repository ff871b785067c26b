import type { CriticEntry } from "@wheelhouse/core";
import type { ReactNode } from "react";

const VERDICTS = {
  accept: { word: "accepted", tone: "text-completed", edge: "border-l-completed" },
  reject: { word: "rejected", tone: "text-failed", edge: "border-l-failed" },
  "cannot-verify": {
    word: "could not be verified",
    tone: "text-waiting",
    edge: "border-l-waiting",
  },
} as const;

/** What a critic said of the step's work. */
export function VerdictRow({
  entry: { verdict, round, findings },
  icon,
}: {
  readonly entry: CriticEntry;
  readonly icon: ReactNode;
}): ReactNode {
  const { word, tone, edge } = VERDICTS[verdict];
  return (
    <div
      className={`my-2 max-w-[76ch] rounded-card border border-l-2 border-line bg-surface px-3 py-2 ${edge}`}
    >
      <p className="flex items-center gap-2">
        <span className="text-text-3">{icon}</span>
        <span>
          Critic, round {round}: <span className={`font-medium ${tone}`}>{word}</span>
        </span>
      </p>
      {findings.length === 0 ? null : (
        <ul className="mt-1 list-disc ps-9 text-text-2 marker:text-text-3">
          {findings.map((finding, index) => (
            // A critic may say the same twice.
            <li key={`${index}`} dir="auto">
              {finding}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
