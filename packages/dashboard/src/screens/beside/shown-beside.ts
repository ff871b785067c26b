import { createContext, useContext } from "react";

const Context = createContext<string | undefined>(undefined);

/** Says that a run stands beside the page: its parts lead to the run's own page for what has no room here. */
export const ShownBeside = Context.Provider;

/** The run that stands beside the page, in its parts; undefined on the run's own page. */
export function useShownBeside(): string | undefined {
  return useContext(Context);
}
