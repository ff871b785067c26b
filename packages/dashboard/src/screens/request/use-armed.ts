import { useEffect, useState } from "react";

/** So long after it has appeared an approval takes no press, in milliseconds: an Enter that was meant for something else. */
const ARMED_AFTER_MS = 600;

/** Whether a button that has just appeared may be pressed. */
export function useArmed(isDelayed: boolean): boolean {
  const [armed, setArmed] = useState(!isDelayed);
  useEffect(() => {
    if (armed) return undefined;
    const timer = setTimeout(() => setArmed(true), ARMED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [armed]);
  return armed;
}
