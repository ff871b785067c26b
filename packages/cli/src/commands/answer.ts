import type { RequestRow } from "@wheelhouse/core";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { withHost } from "../host/with-host.ts";
import { findRequest } from "../reading/find-request.ts";
import { openReading } from "../reading/open-reading.ts";
import { whoAmI } from "../request/who-am-i.ts";

/** `wheelhouse answer REQUEST [OPTION] [--text …]` */
export async function run({ args, home, paint }: Context): Promise<Result> {
  const [named = "", option] = args.positionals;
  const { id, run: of } = await requestNamed(home, named);
  const text = args.text("text");
  const said = { by: whoAmI(), option, text };
  const { driven } = await withHost(home, "wheelhouse answer", {
    here: (engine) => engine.answer({ request: id, ...said }),
    path: `/api/requests/${id}/answer`,
    body: said,
  });
  return {
    data: { id, run: of, status: "answered", option: option ?? null, text: text ?? null, driven },
    view: () => {
      const done = `${paint.green("✓")} Answered ${id}.`;
      return driven
        ? `${done} The run goes on.`
        : `${done} Nobody drives the run now. Go on with it: wheelhouse resume ${of}`;
    },
  };
}

async function requestNamed(home: string, word: string): Promise<RequestRow> {
  await using reader = await openReading(home);
  return await findRequest(reader, word);
}
