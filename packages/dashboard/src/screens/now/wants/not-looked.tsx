import type { RepositoryObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { plainWords } from "../../../text/plain-words.ts";
import { withVisibleControls } from "../../../text/visible-controls.ts";

/** Repositories of which it is not known what they want: those that could not be looked at, and those nobody asks for. */
export function NotLooked({
  failing,
  ignored,
}: {
  readonly failing: readonly RepositoryObject[];
  readonly ignored: readonly RepositoryObject[];
}): ReactNode {
  if (failing.length === 0 && ignored.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 text-xs text-text-2">
      {failing.map(({ id, name, problem }) => (
        <li key={id} className="flex min-w-0 items-start gap-1.5">
          <CircleAlert className="mt-px size-3.5 shrink-0 text-failed" aria-hidden="true" />
          <span className="line-clamp-2 min-w-0">
            <Link
              to="/projects/$key"
              params={{ key: id }}
              className="font-medium text-text hover:underline"
            >
              <bdi>{withVisibleControls(name)}</bdi>
            </Link>{" "}
            could not be looked at: {plainWords(problem ?? "the cause is not known.")}
          </span>
        </li>
      ))}
      {ignored.length === 0 ? null : (
        <li className="text-text-3">
          {ignored.length === 1 ? "One repository is" : `${ignored.length} repositories are`}{" "}
          ignored by a file in it:{" "}
          {ignored.map(({ id, name }, index) => (
            <span key={id}>
              {index === 0 ? "" : ", "}
              <Link to="/projects/$key" params={{ key: id }} className="hover:underline">
                <bdi>{withVisibleControls(name)}</bdi>
              </Link>
            </span>
          ))}
        </li>
      )}
    </ul>
  );
}
