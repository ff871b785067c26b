import { useMatches, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { z } from "zod";
import { stored } from "../stored/stored.ts";
import { GROUPS } from "./command.ts";
import { useCommandList } from "./command-list.ts";

const knownSchema = z.object({
  title: z.string(),
  group: z.enum(GROUPS),
  keys: z.string().optional(),
  /** Views that offered it. Two commands that were never offered together may have the same keys. */
  places: z.array(z.string()),
});

type Known = z.infer<typeof knownSchema>;

/** Commands with keys that some page of this browser has offered, so that keys of other pages can be changed too. */
export const knownCommands = stored("commands", z.record(z.string(), knownSchema), {});

/** Remembers what is offered, and where. Once for the whole page. */
export function useKnownCommands(): void {
  const commands = useCommandList();
  const route = useMatches().at(-1)?.routeId ?? "";
  const { view } = useSearch({ strict: false });
  const place = view === undefined ? route : `${route} ${view}`;
  useEffect(() => {
    const known = knownCommands.get();
    const fresh = commands.flatMap(({ id, title, group, keys }): [string, Known][] => {
      const before = known[id];
      const places = before?.places ?? [];
      const isNews = before?.title !== title || before.keys !== keys || !places.includes(place);
      if (keys === undefined || !isNews) return [];
      return [[id, { title, group, keys, places: [...new Set([...places, place])] }]];
    });
    if (fresh.length > 0) knownCommands.set({ ...known, ...Object.fromEntries(fresh) });
  }, [commands, place]);
}
