import { useEffect, useState } from "react";

/** Whether so much time has gone by since a component was shown, in milliseconds. */
export function useIsLater(ms: number): boolean {
  const [isLater, setLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLater(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return isLater;
}
