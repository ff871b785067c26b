import type { ComponentProps, ReactNode } from "react";

const KINDS = {
  primary: "bg-accent text-on-accent font-medium hover:brightness-110 border border-transparent",
  plain: "border border-control/60 bg-surface text-text hover:bg-raised",
  quiet: "border border-transparent text-text-2 hover:bg-raised hover:text-text",
  danger: "border border-failed/50 bg-surface text-failed hover:bg-raised",
} as const;

/** Properties of a button. */
export interface ButtonProps extends ComponentProps<"button"> {
  readonly kind?: keyof typeof KINDS;
  /** Why it cannot be pressed now. A button that never can be is absent instead. */
  readonly refused?: string | undefined;
  /** The keys that do the same, as {@link ../commands} writes them. */
  readonly keys?: string | undefined;
}

/** A button. At least 24 px for a mouse, 44 px for a finger. */
export function Button({
  kind = "plain",
  refused,
  keys,
  className = "",
  children,
  ...rest
}: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled ?? refused !== undefined}
      title={refused ?? rest.title}
      aria-keyshortcuts={keys}
      className={`inline-flex h-7 shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-card px-2.5 text-sm disabled:opacity-50 coarse:h-11 coarse:px-3.5 coarse:text-lg ${KINDS[kind]} ${className}`}
    >
      {children}
    </button>
  );
}
