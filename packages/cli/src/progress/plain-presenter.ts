import { plainLine } from "./plain-line.ts";
import type { Presenter } from "./presenter.ts";
import type { RunModel } from "./run-model.ts";

/** Says what a run does line by line, for an output that is not a terminal. */
export function plainPresenter(stream: NodeJS.WriteStream, model: RunModel): Presenter {
  const say = (text: string): void => void stream.write(`${text}\n`);
  return {
    event(event) {
      const line = plainLine(model, event);
      if (line !== undefined) say(line);
    },
    say,
    finish: () => undefined,
    [Symbol.dispose]: () => undefined,
  };
}

/** Says nothing. */
export const silentPresenter: Presenter = {
  event: () => undefined,
  say: () => undefined,
  finish: () => undefined,
  [Symbol.dispose]: () => undefined,
};
