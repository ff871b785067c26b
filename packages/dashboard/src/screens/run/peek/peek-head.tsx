import { Link2, X } from "lucide-react";
import type { ReactNode } from "react";
import { CopyButton } from "../../../parts/copy-button.tsx";
import { IconButton } from "../../../parts/icon-button.tsx";
import { useCopy } from "../../../parts/use-copy.ts";
import { withVisibleControls } from "../../../text/visible-controls.ts";
import { CheckMark } from "../report/check-mark.tsx";
import type { Checked } from "../report/finding-order.ts";
import type { Place } from "./place.ts";

/** Which file it is, where in it, and what our check said of the quote. */
export function PeekHead({
  id,
  place: { path, from, to },
  checked,
  onClose,
}: {
  readonly id: string;
  readonly place: Place;
  readonly checked: Checked | undefined;
  readonly onClose: () => void;
}): ReactNode {
  const copy = useCopy();
  const slash = path.lastIndexOf("/") + 1;
  const lines = from === undefined ? "" : to === from ? `:${from}` : `:${from}-${to}`;
  return (
    <header className="flex min-h-10 shrink-0 items-center gap-1 border-b border-line pr-1 pl-3">
      <h2 id={id} title={path} className="flex min-w-0 flex-1 font-mono text-xs">
        <span dir="ltr" className="truncate text-text-2">
          {withVisibleControls(path.slice(0, slash))}
        </span>
        <span dir="ltr" className="min-w-0 shrink-[0.2] truncate font-medium">
          {withVisibleControls(path.slice(slash))}
          <span className="text-text-3">{lines}</span>
        </span>
      </h2>
      {checked === undefined ? null : (
        <span className="flex px-1 text-xs">
          <CheckMark checked={checked} />
        </span>
      )}
      <CopyButton label="Copy the path" text={`${path}${lines}`} />
      <IconButton
        label="Copy a link to this place"
        className="h-6 w-6"
        onClick={() => copy(location.href, "A link to this place")}
      >
        <Link2 className="size-3.5" aria-hidden="true" />
      </IconButton>
      <IconButton label="Close the file" keys="Escape" className="h-6 w-6" onClick={onClose}>
        <X className="size-4" aria-hidden="true" />
      </IconButton>
    </header>
  );
}
