import { type FileObject, isWheelhouseError, type RunObject } from "@wheelhouse/core";
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { filePageQuery } from "../../../queries/file.ts";

/**
 * A page of a file that a run's agents read. A run that has just begun has no snapshot yet, and knows no file: it is asked
 * again as it goes on, so that a link to a place in a file leads there however early somebody follows it.
 */
export function usePeekedFile(
  id: string,
  run: RunObject | undefined,
  path: string,
  page: number,
): UseQueryResult<FileObject> {
  const file = useQuery(filePageQuery(id, path, page));
  const { error, isFetching, refetch } = file;
  const isUnknown = isWheelhouseError(error) && error.code === "file.unknown";
  const now = run === undefined ? undefined : progressOf(run);
  // How far the run was when it was asked, which is before its answer: what happened meanwhile is one reason more.
  const asked = useRef(now);
  useEffect(() => {
    if (!isUnknown || isFetching || asked.current === now) return;
    asked.current = now;
    void refetch();
  }, [isUnknown, isFetching, now, refetch]);
  return file;
}

/** Changes whenever a step begins or ends. */
function progressOf({ status, steps }: RunObject): string {
  const begun = steps.filter(({ started_at: at }) => at !== null).length;
  const ended = steps.filter(({ ended_at: at }) => at !== null).length;
  return `${status} ${begun} ${ended}`;
}
