import type { Band } from "@wheelhouse/core";
import { useNavigate } from "@tanstack/react-router";

/** What the launcher is opened with. */
export interface Choice {
  readonly flow?: string | undefined;
  readonly band?: Band | undefined;
  readonly focus?: string | undefined;
}

/** Opens and closes the launcher, which is part of the address, so that Back closes it. */
export function useLauncher(): {
  readonly open: (choice?: Choice) => void;
  readonly close: () => void;
} {
  const navigate = useNavigate();
  return {
    open: ({ flow = "", band, focus } = {}) =>
      void navigate({ to: ".", search: (now) => ({ ...now, launch: flow, band, focus }) }),
    close: () =>
      void navigate({
        to: ".",
        search: (now) => ({ ...now, launch: undefined, band: undefined, focus: undefined }),
      }),
  };
}
