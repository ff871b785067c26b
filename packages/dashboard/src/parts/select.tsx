import { ChevronDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { FIELD } from "./field.tsx";

/** One of several, by the system's own list: it is the best one on every device. */
export function Select({ className = "", children, ...rest }: ComponentProps<"select">): ReactNode {
  return (
    <span className={`relative flex min-w-0 ${className}`}>
      <select
        {...rest}
        className={`${FIELD} h-8 cursor-pointer appearance-none truncate pr-7 coarse:h-11`}
      >
        {children}
      </select>
      <ChevronDown
        className="pointer-events-none absolute top-1/2 right-2 size-4 -translate-y-1/2 text-text-3"
        aria-hidden="true"
      />
    </span>
  );
}
