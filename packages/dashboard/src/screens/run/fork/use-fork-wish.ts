import { getRouteApi } from "@tanstack/react-router";

const route = getRouteApi("/runs/$run");

/** Stands in the address for a fork that does what has not finished, and nothing else anew. */
const REST = "*";

/** The wish to fork a run is part of the address, so that Back takes it back. */
export interface ForkWish {
  /** Whether the dialog is open. */
  readonly isOpen: boolean;
  /** The step that is done anew; absent when only what has not finished is. */
  readonly from: string | undefined;
  readonly ask: (from?: string) => void;
  readonly close: () => void;
}

/** The wish to fork the run that is shown. */
export function useForkWish(): ForkWish {
  const { fork } = route.useSearch();
  const navigate = route.useNavigate();
  const set = (next: string | undefined): void =>
    void navigate({
      search: (now) => ({ ...now, fork: next }),
      replace: next === undefined,
      resetScroll: false,
    });
  return {
    isOpen: fork !== undefined,
    from: fork === REST ? undefined : fork,
    ask: (from = REST) => set(from),
    close: () => set(undefined),
  };
}
