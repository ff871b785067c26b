import type { ReactNode } from "react";

/**
 * Options below a text that has the focus and the keys (`role=combobox`, `aria-activedescendant`). No element of HTML
 * is that: `select` takes the focus itself, and `datalist` shows no more than words.
 */
export function OptionList({
  id,
  label,
  className = "",
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see above
    <div id={id} role="listbox" aria-label={label} className={className}>
      {children}
    </div>
  );
}

/** One of them. `isChosen` is where the keys are; a pointer picks without taking the focus. */
export function Option({
  id,
  isChosen,
  onPick,
  onPoint,
  className = "",
  children,
}: {
  readonly id: string;
  readonly isChosen: boolean;
  readonly onPick: () => void;
  /** The pointer is over it. */
  readonly onPoint?: (() => void) | undefined;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see above
      role="option"
      aria-selected={isChosen}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
      onMouseMove={onPoint}
      ref={(element) => {
        if (isChosen) element?.scrollIntoView({ block: "nearest" });
      }}
      className={`cursor-pointer rounded-card px-2.5 aria-selected:bg-raised ${className}`}
    >
      {children}
    </div>
  );
}
