import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

/** The run that stands beside the page, as the address names it, and how another one comes there. */
export function useBeside(): {
  readonly run: string | undefined;
  readonly open: (run: string) => void;
  readonly close: () => void;
} {
  const { beside: run } = useSearch({ strict: false });
  const navigate = useNavigate();
  const put = useCallback(
    (beside: string | undefined) =>
      void navigate({
        to: ".",
        search: (now) => ({ ...now, beside }),
        replace: beside === undefined,
      }),
    [navigate],
  );
  const close = useCallback(() => put(undefined), [put]);
  return { run, open: put, close };
}
