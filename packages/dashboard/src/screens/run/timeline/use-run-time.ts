import { useEffect, useState } from "react";
import { serverNow } from "../../../live/server-clock.ts";

/** The end of a run's time, in milliseconds: when it ended, or now, told once a second. */
export function useRunTime(endedAt: string | null): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    if (endedAt !== null) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) setNow(serverNow());
    }, 1_000);
    return () => clearInterval(timer);
  }, [endedAt]);
  return endedAt === null ? now : Date.parse(endedAt);
}
