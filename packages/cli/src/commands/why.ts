import { explain } from "@wheelhouse/core";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { clean } from "../output/clean.ts";
import { paintStatus } from "../output/paint-status.ts";
import { wrap } from "../output/wrap.ts";
import { readRunView } from "../reading/run-view.ts";

/** `wheelhouse why RUN` */
export async function run({ args, home, paint, columns }: Context): Promise<Result> {
  const view = await readRunView(home, args.positionals[0] ?? "");
  const { state, attempts, driven, held } = view;
  const { status, reasons } = explain(state, Date.now(), { driven, parked: held, attempts });
  const title = clean(state.created?.title ?? "");
  return {
    data: { id: state.id, flow: state.created?.flow ?? null, status, reasons },
    view: () =>
      [
        `${paint.bold(state.id)}  ${title}  ${paintStatus(status, paint)}`,
        ...reasons.flatMap(({ text, todo }) => [
          wrap(clean(text), columns, { indent: "  " }),
          ...(todo === undefined ? [] : [`    ${paint.cyan(clean(todo))}`]),
        ]),
      ].join("\n"),
  };
}
