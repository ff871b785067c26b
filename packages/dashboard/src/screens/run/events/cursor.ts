import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";
import { useAddressed } from "../../../windows/use-addressed.ts";

const route = getRouteApi("/runs/$run");

/** The event that is marked: a link to it is the address. */
export interface Cursor {
  readonly seq: number | undefined;
  readonly choose: (seq: number | undefined) => void;
}

/** The marked event. It moves at once, and the address follows when it rests. */
export function useCursor(): Cursor {
  const { seq: inAddress } = route.useSearch();
  const navigate = route.useNavigate();
  const write = useCallback(
    (seq: number | undefined) =>
      void navigate({ search: (now) => ({ ...now, seq }), replace: true }),
    [navigate],
  );
  const [seq, choose] = useAddressed(inAddress, write);
  return { seq, choose };
}
