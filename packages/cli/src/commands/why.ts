import { explain, type ShownStatus } from "@wheelhouse/core";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { observedRun } from "../observe/observed-run.ts";
import { whyObserved } from "../observe/why-observed.ts";
import { clean } from "../output/clean.ts";
import { paintStatus } from "../output/paint-status.ts";
import { wrap } from "../output/wrap.ts";
import { innerReasons } from "../reading/inner-reasons.ts";
import { readRunView } from "../reading/run-view.ts";

/** `wheelhouse why RUN` */
export async function run(context: Context): Promise<Result> {
  const { args, home } = context;
  const named = args.positionals[0] ?? "";
  const foreign = await observedRun(context, named);
  if (foreign) {
    const { id, flow, status } = foreign;
    const reasons = whyObserved(foreign, Date.now());
    return answer({ id, title: foreign.title, flow, status, reasons }, context);
  }
  const { state, attempts, driven, held } = await readRunView(home, named);
  const now = Date.now();
  const inner = await innerReasons(home, state, now);
  const { status, reasons } = explain(state, now, { driven, parked: held, attempts, inner });
  const { title, flow } = state.created ?? { title: null, flow: null };
  return answer({ id: state.id, title, flow, status, reasons }, context);
}

/** What a run waits for, whoever drives it. */
interface Answer {
  readonly id: string;
  readonly title: string | null;
  readonly flow: string | null;
  readonly status: ShownStatus;
  readonly reasons: readonly { readonly text: string; readonly todo: string | undefined }[];
}

function answer({ title, ...data }: Answer, { paint, columns }: Context): Result {
  return {
    data,
    view: () =>
      [
        `${paint.bold(data.id)}  ${clean(title ?? "")}  ${paintStatus(data.status, paint)}`,
        ...data.reasons.flatMap(({ text, todo }) => [
          wrap(clean(text), columns, { indent: "  " }),
          ...(todo === undefined ? [] : [`    ${paint.cyan(clean(todo))}`]),
        ]),
      ].join("\n"),
  };
}
