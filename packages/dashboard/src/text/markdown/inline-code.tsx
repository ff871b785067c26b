import type { ReactNode } from "react";
import { withVisibleControls } from "../visible-controls.ts";
import { isPlace } from "./link-of.ts";
import { PlaceLink } from "./link.tsx";

/** Code within a line. A place in a file, such as `src/a.ts:12`, opens. */
export function InlineCode({ children }: { readonly children?: ReactNode }): ReactNode {
  const words = typeof children === "string" ? children : "";
  const code = (
    <code
      dir="ltr"
      className="rounded-chip border border-line bg-raised px-1 py-px font-mono text-[0.86em] [unicode-bidi:isolate]"
    >
      {words === "" ? children : withVisibleControls(words)}
    </code>
  );
  return isPlace(words) ? <PlaceLink address={words}>{code}</PlaceLink> : code;
}
