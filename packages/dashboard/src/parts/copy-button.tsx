import { Check, Copy, type LucideIcon } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { IconButton } from "./icon-button.tsx";
import { useToast } from "./toast.tsx";
import { NOT_COPIED } from "./use-copy.ts";

/** So long it says that it was done, in milliseconds. */
const SAYS_MS = 1_600;

/** Copies a text. */
export function CopyButton({
  text,
  label,
  icon: Idle = Copy,
  className = "",
}: {
  /** The text, or how it is made when somebody wants it. */
  readonly text: string | (() => string);
  readonly label: string;
  /** What it shows until it was pressed; two sheets when absent. */
  readonly icon?: LucideIcon;
  readonly className?: string;
}): ReactNode {
  const toast = useToast();
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return undefined;
    const timer = setTimeout(() => setDone(false), SAYS_MS);
    return () => clearTimeout(timer);
  }, [isDone]);
  const Icon = isDone ? Check : Idle;
  return (
    <IconButton
      label={isDone ? "Copied" : label}
      className={`h-6 w-6 ${className}`}
      onClick={() => {
        void navigator.clipboard.writeText(typeof text === "string" ? text : text()).then(
          () => setDone(true),
          () => toast({ tone: "failed", title: "It was not copied.", text: NOT_COPIED }),
        );
      }}
    >
      <Icon className="size-3.5" aria-hidden="true" />
    </IconButton>
  );
}
