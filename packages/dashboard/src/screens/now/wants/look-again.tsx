import { useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import type { ReactNode } from "react";
import { useCommands } from "../../../commands/command-list.ts";
import { Button } from "../../../parts/button.tsx";
import { Ago } from "../../../parts/time.tsx";
import { scanQuery } from "../../../queries/signals.ts";
import { useRefresh } from "./use-refresh.ts";

/** Says when the repositories were last looked at, and looks again. */
export function LookAgain(): ReactNode {
  const { data: scan } = useQuery(scanQuery);
  const { refresh, refused, isLooking } = useRefresh();
  useCommands([
    { id: "signals.refresh", title: "Look at the repositories now", group: "Page", run: refresh },
  ]);
  const last = scan?.last_scan ?? null;
  return (
    <span className="flex items-center gap-2">
      <output className="text-xs text-text-3">
        {isLooking ? (
          "looking…"
        ) : last === null ? null : (
          <>
            looked <Ago at={last} />
          </>
        )}
      </output>
      <Button kind="quiet" refused={refused} onClick={refresh}>
        <RefreshCw
          className={`size-3.5 ${isLooking ? "motion-safe:animate-spin" : ""}`}
          aria-hidden="true"
        />
        Look now
      </Button>
    </span>
  );
}
