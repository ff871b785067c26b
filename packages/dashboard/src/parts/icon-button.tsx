import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button.tsx";

/** A button that shows only an icon; `label` says what it does, also as its tooltip. */
export function IconButton({
  label,
  className = "",
  kind = "quiet",
  ...rest
}: ButtonProps & { readonly label: string }): ReactNode {
  return (
    <Button
      {...rest}
      kind={kind}
      aria-label={label}
      title={rest.refused ?? label}
      className={`w-7 px-0! coarse:w-11 ${className}`}
    />
  );
}
