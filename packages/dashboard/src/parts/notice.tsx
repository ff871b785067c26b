import type { NoticeObject } from "@wheelhouse/core";
import { CircleAlert, OctagonX } from "lucide-react";
import type { ReactNode } from "react";

const TONES = {
  problem: { icon: OctagonX, tone: "text-failed", word: "Problem" },
  warning: { icon: CircleAlert, tone: "text-waiting", word: "Note" },
} as const;

/** Something that stands in the way or should be known: its cause, and the next step. */
export function Notice({
  kind,
  notice: { detail, hint },
}: {
  readonly kind: keyof typeof TONES;
  readonly notice: Pick<NoticeObject, "detail" | "hint">;
}): ReactNode {
  const { icon: Icon, tone, word } = TONES[kind];
  return (
    <p className="flex gap-2">
      <Icon className={`mt-0.5 size-4 shrink-0 ${tone}`} aria-hidden="true" />
      <span className="min-w-0">
        <span className="sr-only">{word}: </span>
        {detail} {hint === null ? null : <span className="text-text-2">{hint}</span>}
      </span>
    </p>
  );
}
