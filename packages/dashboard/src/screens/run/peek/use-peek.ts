import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";

const route = getRouteApi("/runs/$run");

/** So much of a quote goes into an address; its beginning is enough to find it. */
const MOST_QUOTE = 1_500;

/** Opens and closes the file beside the page. It is part of the address, so that Back closes it and a link opens it. */
export function usePeek(): {
  readonly open: (address: string, quote?: string) => void;
  readonly close: () => void;
} {
  const navigate = route.useNavigate();
  const open = useCallback(
    (address: string, quote?: string) =>
      void navigate({
        search: (now) => ({ ...now, file: address, quote: quote?.slice(0, MOST_QUOTE) }),
        resetScroll: false,
      }),
    [navigate],
  );
  const close = useCallback(
    () =>
      void navigate({
        search: ({ file: _file, quote: _quote, ...now }) => now,
        resetScroll: false,
      }),
    [navigate],
  );
  return { open, close };
}
