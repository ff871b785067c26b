import { WheelhouseError } from "@wheelhouse/core";
import type { Result } from "../../command/command.ts";
import type { Context } from "../../command/context.ts";
import type { FlowPlaces } from "../flow-book.ts";
import { bookedNamed } from "../flow-named.ts";
import { problemText } from "../flow-problem.ts";
import { describeDeeds } from "../trust/describe-deeds.ts";
import { trustFlow } from "../trust/trusted-flows.ts";

/** `wheelhouse flows trust NAME`: lets a project's own flow be run, as it is now. */
export async function trustNamed(
  { columns }: Context,
  places: FlowPlaces & { readonly project: string },
  name: string,
): Promise<Result> {
  const booked = await bookedNamed(name, places);
  if (booked.read?.ok === false)
    throw new WheelhouseError("flow.invalid", booked.read.problems.map(problemText).join("\n"), {
      hint: `Mend its file and look again: wheelhouse flows check ${name}`,
    });
  const { hash, path } = booked;
  if (!booked.trusted) trustFlow(places.home, places.project, name, hash);
  return {
    data: { id: name, project: places.project, path, hash, trusted: true },
    view: () =>
      [
        booked.origin === "user"
          ? `${name} is your own flow, and needs no trust.`
          : describeDeeds(booked, columns),
        ...(booked.origin === "user"
          ? []
          : [`✓ It is trusted as it is now (${hash.slice(0, 12)}).`]),
        `Start it: wheelhouse run ${name}`,
      ].join("\n"),
  };
}
