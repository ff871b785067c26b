import type { BandWord } from "@wheelhouse/core";
import { useNavigate } from "@tanstack/react-router";

/** What the launcher is opened with. */
export interface Choice {
  readonly flow?: string | undefined;
  readonly band?: BandWord | undefined;
  readonly focus?: string | undefined;
  /** Id of the project; that of the last start when absent. */
  readonly project?: string | undefined;
}

/** Opens and closes the launcher, which is part of the address, so that Back closes it. */
export function useLauncher(): {
  readonly open: (choice?: Choice) => void;
  /** Another flow or size in the launcher that is open; without a size it is as the flow had it. Back still closes it. */
  readonly change: (choice: Pick<Choice, "flow" | "band">) => void;
  readonly close: () => void;
} {
  const navigate = useNavigate();
  return {
    open: ({ flow = "", band, focus, project } = {}) =>
      void navigate({
        to: ".",
        search: (now) => ({ ...now, launch: flow, band, focus, over: project }),
      }),
    change: ({ flow = "", band }) =>
      void navigate({
        to: ".",
        search: (now) => ({ ...now, launch: flow, band }),
        replace: true,
      }),
    close: () =>
      void navigate({
        to: ".",
        search: (now) => ({
          ...now,
          launch: undefined,
          band: undefined,
          focus: undefined,
          over: undefined,
        }),
      }),
  };
}
