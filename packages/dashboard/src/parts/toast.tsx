import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { type ReactNode, useCallback } from "react";

/** What a toast says. */
export interface ToastWords {
  readonly title: string;
  readonly text?: string | undefined;
  readonly tone?: "failed" | "completed" | undefined;
  /** One thing that can be done about it. */
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

/** So long a toast stays, in milliseconds; one with bad news stays longer. */
const STAYS_MS = 8_000;

/** Holds the page's toasts. */
export function ToastProvider({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <Toast.Provider timeout={STAYS_MS} limit={3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="fixed right-3 bottom-3 z-50 flex w-[min(24rem,calc(100vw-1.5rem))] flex-col gap-2 max-md:bottom-18">
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

/** Says something in passing. */
export function useToast(): (words: ToastWords) => void {
  const { add } = Toast.useToastManager();
  return useCallback(
    ({ title, text, tone, action }: ToastWords) => {
      add({
        title,
        ...(text !== undefined && { description: text }),
        ...(tone !== undefined && { type: tone }),
        ...(tone === "failed" && { timeout: STAYS_MS * 2, priority: "high" as const }),
        ...(action && { actionProps: { children: action.label, onClick: action.run } }),
      });
    },
    [add],
  );
}

const EDGES: Readonly<Record<string, string>> = {
  failed: "border-l-failed",
  completed: "border-l-completed",
};

function Toasts(): ReactNode {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className={`relative rounded-card border border-l-4 border-line bg-surface p-3 pr-9 shadow-lift transition-opacity data-[ending-style]:opacity-0 data-[limited]:hidden data-[starting-style]:opacity-0 ${EDGES[toast.type ?? ""] ?? "border-l-accent"}`}
    >
      <Toast.Title className="font-medium" />
      <Toast.Description className="mt-0.5 text-text-2" />
      <Toast.Action className="mt-2 rounded-card border border-control/60 px-2 py-0.5 hover:bg-raised" />
      <Toast.Close
        aria-label="Close"
        className="absolute top-2 right-2 rounded-chip p-1 text-text-3 hover:bg-raised hover:text-text"
      >
        <X className="size-4" aria-hidden="true" />
      </Toast.Close>
    </Toast.Root>
  ));
}
