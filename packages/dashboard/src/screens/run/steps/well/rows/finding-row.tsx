import type { Finding } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { plainWords } from "../../../../../text/plain-words.ts";
import { useOpenPlace } from "./said.tsx";

const TONES: Readonly<Record<Finding["severity"], string>> = {
  critical: "chip-failed",
  high: "chip-failed",
  medium: "chip-waiting",
  low: "chip-pending",
  info: "chip-pending",
};

/** A finding that an agent recorded while it worked, with the places that show it. */
export function FindingRow({
  finding: { severity, claim, why, citations },
}: {
  readonly finding: Finding;
}): ReactNode {
  const openPlace = useOpenPlace();
  return (
    <article className="my-2 max-w-[76ch] rounded-card border border-line bg-surface px-3 py-2">
      <p className="flex items-baseline gap-2">
        <span className={`shrink-0 rounded-chip px-1.5 text-2xs font-medium ${TONES[severity]}`}>
          {severity}
        </span>
        <span dir="auto" className="font-medium">
          {plainWords(claim)}
        </span>
      </p>
      {why === "" ? null : (
        <p dir="auto" className="mt-1 text-text-2">
          {plainWords(why)}
        </p>
      )}
      <p className="mt-1 flex flex-wrap gap-x-3 font-mono text-xs">
        {citations.map(({ path, lines: [from, to], quote }) => {
          const address = `${path}:${from === to ? from : `${from}-${to}`}`;
          return (
            <button
              key={address}
              type="button"
              onClick={() => openPlace(address, quote)}
              className="min-h-6 text-left text-accent underline decoration-accent/50 decoration-dotted underline-offset-2 coarse:min-h-11"
            >
              {address}
            </button>
          );
        })}
      </p>
    </article>
  );
}
