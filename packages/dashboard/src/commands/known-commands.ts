import { useEffect } from "react";
import { z } from "zod";
import { stored } from "../stored/stored.ts";
import { GROUPS } from "./command.ts";
import { useCommandList } from "./command-list.ts";

const knownSchema = z.record(
  z.string(),
  z.object({ title: z.string(), group: z.enum(GROUPS), keys: z.string().optional() }),
);

/** Commands with keys that some page of this browser has offered, so that keys of other pages can be changed too. */
export const knownCommands = stored("commands", knownSchema, {});

/** Remembers what is offered. Once for the whole page. */
export function useKnownCommands(): void {
  const commands = useCommandList();
  useEffect(() => {
    const known = knownCommands.get();
    const fresh = commands.filter(({ id, title, keys }) => {
      const before = known[id];
      return keys !== undefined && (before?.title !== title || before.keys !== keys);
    });
    if (fresh.length === 0) return;
    const entries = fresh.map(({ id, title, group, keys }) => [
      id,
      { title, group, ...(keys !== undefined && { keys }) },
    ]);
    knownCommands.set({ ...known, ...Object.fromEntries(entries) });
  }, [commands]);
}
