import { z } from "zod";
import { useNow } from "../../live/server-clock.ts";
import { stored } from "../../stored/stored.ts";

const laters = stored("later", z.record(z.string(), z.number()), {});

/**
 * Until when this browser keeps a request folded, in milliseconds of the server's clock; undefined while it is not, and
 * again when that time has come. The run waits all the same, and others see it.
 */
export function useLater(
  request: string,
): readonly [number | undefined, (until: number | undefined) => void] {
  const all = laters.use();
  const now = useNow();
  const until = all[request];
  return [
    until !== undefined && until > now ? until : undefined,
    (next) => {
      const open = Object.entries(laters.get()).filter(
        ([key, time]) => key !== request && time > now,
      );
      laters.set(Object.fromEntries(next === undefined ? open : [...open, [request, next]]));
    },
  ];
}
