import type { PermissionItem } from "@wheelhouse/core";
import { ShieldAlert, ShieldCheck, ShieldX } from "lucide-react";
import type { ReactNode } from "react";

const DECISIONS = {
  allow_once: { word: "allowed once", Icon: ShieldCheck, tone: "text-completed" },
  reject: { word: "refused", Icon: ShieldX, tone: "text-failed" },
  ask: { word: "asked a person", Icon: ShieldAlert, tone: "text-waiting" },
} as const;

/** What became of an agent's wish to do something, and why. */
export function PermissionRow({
  item: { toolKind, decision, why },
}: {
  readonly item: PermissionItem;
}): ReactNode {
  const { word, Icon, tone } = DECISIONS[decision];
  return (
    <p className="flex items-start gap-2 py-1 text-xs text-text-2">
      <Icon className={`mt-px size-3.5 shrink-0 ${tone}`} aria-hidden="true" />
      <span className="min-w-0">
        Permission to {toolKind}: <span className={`font-medium ${tone}`}>{word}</span>
        {why === "" ? "" : `, ${why}`}
      </span>
    </p>
  );
}
