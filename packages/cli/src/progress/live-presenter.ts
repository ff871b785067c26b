import type { Io } from "../command/context.ts";
import { paintFor } from "../output/paint.ts";
import { truncate } from "../output/width.ts";
import { wrap } from "../output/wrap.ts";
import { drawFrame } from "./draw-frame.ts";
import { createLiveScreen } from "./live-screen.ts";
import { firstRequest, type Presenter, type Watching } from "./presenter.ts";
import { BLANK, pressKey, type Prompt, promptLines } from "./prompt.ts";
import { readKeys } from "./read-keys.ts";

/** How often the spinners turn, in milliseconds. */
const TURN_MS = 120;
/** How often we ask why steps are held back, in milliseconds. */
const ASK_MS = 1_000;

/** Shows a run on a terminal, drawn in place, and takes answers there when the keyboard is at hand. */
export function livePresenter(io: Io, { model, onWish, held }: Watching): Presenter {
  const screen = createLiveScreen(io.stderr);
  const paint = paintFor(io.stderr, io.env);
  const keyboard = io.stdin.isTTY;
  let prompt: Prompt = BLANK;
  let reasons: ReadonlyMap<string, string> = new Map();

  const lines = (): string[] => {
    const { columns, rows } = screen;
    const request = firstRequest(model);
    const most = Math.max(0, rows - 5);
    const below =
      keyboard || prompt.mode === "leave"
        ? promptLines(prompt, request, { run: model.state.id, paint, columns, rows: most })
        : [];
    const fitted = below.slice(0, most).map((line) => truncate(line, columns));
    const frame = { columns, rows: rows - fitted.length, now: Date.now(), paint, held: reasons };
    return [...drawFrame(model, frame), ...fitted];
  };
  const draw = (): void => screen.draw(lines);

  const keys = keyboard
    ? readKeys(io.stdin, (key) => {
        const pressed = pressKey(prompt, key, firstRequest(model));
        prompt = pressed.prompt;
        draw();
        if (!pressed.wish) return;
        void onWish(pressed.wish).then((problem) => {
          prompt = { ...prompt, problem };
          draw();
        });
      })
    : undefined;
  const turning = setInterval(draw, TURN_MS);
  const asking = setInterval(() => {
    void held().then(
      (found) => (reasons = found),
      () => undefined,
    );
  }, ASK_MS);
  const stop = (): void => {
    clearInterval(turning);
    clearInterval(asking);
    keys?.[Symbol.dispose]();
  };
  return {
    event: draw,
    say(text) {
      screen.close();
      io.stderr.write(`${wrap(text, screen.columns, { hang: "  " })}\n`);
      draw();
    },
    finish() {
      stop();
      prompt = BLANK;
      const { columns, rows } = screen;
      const frame = { columns, rows, now: Date.now(), paint, held: new Map<string, string>() };
      screen.leave(drawFrame(model, frame));
    },
    [Symbol.dispose]() {
      stop();
      screen.close();
    },
  };
}
