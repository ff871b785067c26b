import { type ReactNode, useCallback, useEffect, useState } from "react";
import { LiveProvider } from "../live/live-context.ts";
import { theLive } from "../live/the-live.ts";
import { enter, type Entry } from "./enter.ts";
import { EntryPage } from "./entry-page.tsx";

/** Lets the page in once the server has let the browser in, and says why not when it has not. */
export function Entrance({ children }: { readonly children: ReactNode }): ReactNode {
  const [entry, setEntry] = useState<Entry | "asking">("asking");
  const ask = useCallback(() => {
    void enter().then((answer) => {
      if (answer === "in") theLive().wake();
      setEntry(answer);
    });
  }, []);
  useEffect(ask, [ask]);
  useEffect(() => {
    if (entry !== "in") return undefined;
    return theLive().onState(({ kind, why }) => {
      if (kind === "closed" && why === "denied") setEntry("denied");
    });
  }, [entry]);

  // Nothing is shown while it is asked: the answer comes from this machine, before an eye sees an empty page.
  if (entry === "asking") return null;
  if (entry !== "in") return <EntryPage why={entry} onAgain={ask} />;
  return <LiveProvider value={theLive()}>{children}</LiveProvider>;
}
