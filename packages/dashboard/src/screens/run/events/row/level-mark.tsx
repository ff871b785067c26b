import { Bell, CircleAlert, OctagonX } from "lucide-react";
import type { ReactNode } from "react";
import type { EventLevel } from "./event-words.ts";

const MARKS = {
  error: { icon: OctagonX, tone: "text-failed" },
  warn: { icon: CircleAlert, tone: "text-waiting" },
  notice: { icon: Bell, tone: "text-text-2" },
} as const;

/** How much an event matters, as its log says: a shape with its word in front of what it says. */
export function LevelMark({ level }: { readonly level: EventLevel | undefined }): ReactNode {
  if (level === undefined || level === "debug") return null;
  const { icon: Icon, tone } = MARKS[level];
  return (
    <span className={`mr-2 inline-flex items-center gap-1 align-middle font-sans ${tone}`}>
      <Icon className="size-3" aria-hidden="true" />
      {level}
    </span>
  );
}
