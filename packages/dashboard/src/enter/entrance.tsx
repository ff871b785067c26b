import { createLiveHub, type LiveHub } from "@wheelhouse/client";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { LiveProvider } from "../live/live-context.ts";
import { client } from "../queries/client.ts";
import { enter, type Entry } from "./enter.ts";
import { EntryPage } from "./entry-page.tsx";

/** Lets the page in once the server has let the browser in, and says why not when it has not. */
export function Entrance({ children }: { readonly children: ReactNode }): ReactNode {
  const [entry, setEntry] = useState<Entry | "asking">("asking");
  const [live, setLive] = useState<LiveHub>();

  const ask = useCallback(() => {
    void enter().then(setEntry);
  }, []);
  useEffect(ask, [ask]);

  useEffect(() => {
    if (entry !== "in") return undefined;
    const hub = createLiveHub({ client });
    setLive(hub);
    const stop = hub.onState(({ kind, why }) => {
      if (kind === "closed" && why === "denied") setEntry("denied");
    });
    return () => {
      stop();
      hub.close();
      setLive(undefined);
    };
  }, [entry]);

  // Nothing is shown while it is asked: an answer comes from this machine, before an eye sees an empty page.
  if (entry === "asking" || (entry === "in" && live === undefined)) return null;
  if (entry !== "in") return <EntryPage why={entry} onAgain={ask} />;
  return <LiveProvider value={live}>{children}</LiveProvider>;
}
