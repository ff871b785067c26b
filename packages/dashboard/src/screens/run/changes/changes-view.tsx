import { isWheelhouseError } from "@wheelhouse/core";
import { getRouteApi } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { z } from "zod";
import { changesQuery } from "../../../queries/changes.ts";
import { wordsOf } from "../../../queries/words-of.ts";
import { stored } from "../../../stored/stored.ts";
import type { RunViewProps } from "../run-view.ts";
import { useMedia } from "../steps/use-media.ts";
import { changedFiles } from "./changed-file.ts";
import { ChangesBody } from "./changes-body.tsx";
import { changesStamp } from "./changes-stamp.ts";
import { ChangesToolbar } from "./changes-toolbar.tsx";

const route = getRouteApi("/runs/$run");

/** Where there is room for two columns, and whether a person wants them. */
const ROOM = "(min-width: 1200px)";
const splitWish = stored("changes-split", z.boolean(), true);

/** What a run, or one step of it, has changed in its clone. */
export function ChangesView({ state: { run } }: RunViewProps): ReactNode {
  const { of: step, change } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error } = useQuery(changesQuery(run.id, step, changesStamp(run)));
  const hasRoom = useMedia(ROOM);
  const isWanted = splitWish.use();
  const files = useMemo(() => (data === undefined ? [] : changedFiles(data)), [data]);
  if (data === undefined) {
    if (!error) return null;
    // Before it has made its clone there is nothing to be read, and nothing wrong.
    if (isWheelhouseError(error) && error.code === "run.state" && run.ended_at === null)
      return <p className="p-6 text-text-2">{emptyWords(false, step)}</p>;
    const { title, text } = wordsOf(error);
    return (
      <div role="alert" className="p-6">
        <p className="font-medium">{title}</p>
        {text === undefined ? null : <p className="text-text-2">{text}</p>}
      </div>
    );
  }
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ChangesToolbar
        run={run}
        changes={data}
        step={step}
        isSplit={hasRoom && files.length > 0 ? isWanted : undefined}
        onStep={(of) =>
          void navigate({ search: (now) => ({ ...now, of, change: undefined }), replace: true })
        }
        onSplit={splitWish.set}
      />
      {files.length === 0 ? (
        <p className="p-6 text-text-2">{emptyWords(run.ended_at !== null, step)}</p>
      ) : (
        <ChangesBody
          // Another step is another list, read from its top.
          key={step ?? ""}
          changes={data}
          files={files}
          first={change}
          isSplit={hasRoom && isWanted}
          onSplit={hasRoom ? () => splitWish.set(!isWanted) : undefined}
          onLook={(path) =>
            void navigate({
              search: (now) => ({ ...now, change: path }),
              replace: true,
              resetScroll: false,
            })
          }
        />
      )}
    </div>
  );
}

function emptyWords(isOver: boolean, step: string | undefined): string {
  const who = step === undefined ? "This run" : `The step ${step}`;
  return isOver
    ? `${who} changed no file.`
    : `${who} has changed no file so far. What it commits appears here.`;
}
