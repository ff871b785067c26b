import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";

/** Widths of dialogs, as classes. */
const WIDTHS = { narrow: "max-w-md", usual: "max-w-2xl", wide: "max-w-4xl" } as const;

/** A layer above the page. It holds the focus, and gives it back when it is closed. */
export function Dialog({
  isOpen,
  onClose,
  title,
  width = "usual",
  isTitleHidden = false,
  focusOn,
  children,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly width?: keyof typeof WIDTHS;
  readonly isTitleHidden?: boolean;
  /** What has the focus at first; else the first thing that can. */
  readonly focusOn?: RefObject<HTMLElement | null> | undefined;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-shade transition-opacity duration-100 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0" />
        <Base.Popup
          {...(focusOn && { initialFocus: focusOn })}
          className={`fixed top-[8dvh] left-1/2 z-40 flex max-h-[84dvh] w-[calc(100vw-1.5rem)] -translate-x-1/2 flex-col overflow-hidden rounded-dialog border border-line bg-surface shadow-lift transition-opacity duration-100 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0 max-md:top-3 max-md:max-h-[calc(100dvh-1.5rem)] ${WIDTHS[width]}`}
        >
          <div
            className={
              isTitleHidden
                ? "sr-only"
                : "flex h-11 shrink-0 items-center border-b border-line px-4"
            }
          >
            <Base.Title className="flex-1 font-semibold">{title}</Base.Title>
            {isTitleHidden ? null : (
              <Base.Close
                aria-label="Close"
                className="rounded-chip p-1 text-text-3 hover:bg-raised hover:text-text coarse:p-3"
              >
                <X className="size-4" aria-hidden="true" />
              </Base.Close>
            )}
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
