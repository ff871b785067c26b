import { COMMANDS, problemOf, type RunState, type StoredRunEvent } from "@wheelhouse/core";
import { asRunEvent, type Stopped } from "@wheelhouse/engine";
import type { JournalReader } from "@wheelhouse/journal";
import type { Io } from "../command/context.ts";
import type { Drive } from "../host/drive.ts";
import { giveMemoryBack } from "../host/give-memory-back.ts";
import { clean } from "../output/clean.ts";
import { livePresenter } from "../progress/live-presenter.ts";
import { plainPresenter, silentPresenter } from "../progress/plain-presenter.ts";
import type { Presenter, Watching } from "../progress/presenter.ts";
import type { Wish } from "../progress/prompt.ts";
import { createRunModel, type RunModel } from "../progress/run-model.ts";
import type { Standing } from "./standing.ts";
import { followSubRuns } from "./sub-runs.ts";

/** How watching a run came to its end. */
export type WatchEnd =
  | { readonly end: "ended" | "left" }
  /** Nothing moves by itself any more: the run or its sub-runs that a person has to do something about. */
  | { readonly end: "answer" | "pause"; readonly still: readonly RunState[] }
  /** This process let go of the run, and why. */
  | { readonly end: "let-go"; readonly why: Stopped };

/** What is watched, and how. */
export interface Watch {
  readonly run: string;
  readonly drive: Pick<Drive, "held" | "broken" | "cancel" | "answer">;
  /** Its tails must be woken by somebody. */
  readonly reader: JournalReader;
  readonly io: Io;
  /** No progress unless somebody looks at a terminal. */
  readonly quiet: boolean;
  /** Drawn in place on a terminal, when there is one; true when absent. */
  readonly inPlace?: boolean;
  /** Aborts when the person leaves or the terminal is gone. */
  readonly signal: AbortSignal;
  /** Whether to go on watching while the run stands still for such a thing. */
  readonly stay: (standing: Standing) => boolean;
  readonly onEvent?: ((event: StoredRunEvent, model: RunModel) => void) | undefined;
}

/** A run that is being watched. */
export interface Watched {
  readonly model: RunModel;
  /** Says something beside the run. */
  say(text: string): void;
  /** This process let go of the run before its end. */
  letGo(why: Stopped): void;
  /** Resolves when there is nothing more to see, or nothing more happens by itself. */
  readonly done: Promise<WatchEnd>;
}

/** Shows a run from its first event on, whoever drives it. */
export function watchRun(watch: Watch): Watched {
  const model = createRunModel(watch.run);
  const leaving = new AbortController();
  const gone = Promise.withResolvers<WatchEnd>();
  const presenter = presenterFor(watch, {
    model,
    held: () => watch.drive.held(watch.run),
    onWish: (wish) => fulfil(wish, watch, () => leaving.abort()),
  });
  const done = follow(watch, model, presenter, AbortSignal.any([watch.signal, leaving.signal]));
  return {
    model,
    say: (text) => presenter.say(text),
    letGo: (why) => gone.resolve({ end: "let-go", why }),
    done: Promise.race([done, gone.promise, watch.drive.broken]).finally(() => {
      leaving.abort();
      presenter.finish();
      presenter[Symbol.dispose]();
    }),
  };
}

async function follow(
  { run, reader, stay, onEvent }: Watch,
  model: RunModel,
  presenter: Presenter,
  signal: AbortSignal,
): Promise<WatchEnd> {
  let standing: Standing | undefined;
  let stood: Standing | undefined;
  const still = new AbortController();
  // What is replayed has passed: a run that once stood still there may long have gone on.
  let caughtUp = false;
  const look = (): void => {
    if (!caughtUp) return;
    const before = standing;
    standing = inner.standing(model.state);
    if (standing === undefined || model.state.ended) return;
    if (!stay(standing)) {
      stood = standing;
      still.abort();
    } else if (before === undefined) {
      giveMemoryBack();
      for (const each of inner.standingStill(model.state))
        if (each.id !== run) for (const line of innerLines(each)) presenter.say(clean(line));
    }
  };
  const until = AbortSignal.any([signal, still.signal]);
  const inner = followSubRuns(reader, until, look);
  const onCaughtUp = (): void => {
    caughtUp = true;
    look();
  };
  const tail = reader.tail({ since: 0, stream: `run/${run}`, signal: until, onCaughtUp });
  for await (const batch of tail) {
    for (const stored of batch) {
      const event = asRunEvent(stored);
      model.take(event);
      presenter.event(event);
      onEvent?.(event, model);
    }
    if (model.state.ended) {
      still.abort();
      return { end: "ended" };
    }
    inner.see(model.state);
    look();
  }
  return stood === undefined
    ? { end: "left" }
    : { end: stood, still: inner.standingStill(model.state) };
}

/** What a person can do inside a run that is watched: its own presenter shows only itself. */
function innerLines({ id, paused, requests }: RunState): string[] {
  if (paused)
    return [`Run ${id}, inside this one, is paused: ${paused.reason}. ${COMMANDS.resume(id)}`];
  return [...requests.values()].map(
    (request) => `Run ${id}, inside this one, asks: ${request.text} ${COMMANDS.answer(request)}`,
  );
}

function presenterFor(watch: Watch, watching: Watching): Presenter {
  const { io, quiet, inPlace = true } = watch;
  if (inPlace && io.stderr.isTTY && io.env["TERM"] !== "dumb") return livePresenter(io, watching);
  return quiet ? silentPresenter : plainPresenter(io.stderr, watching.model);
}

async function fulfil(wish: Wish, watch: Watch, leave: () => void): Promise<string | undefined> {
  const { drive, run } = watch;
  try {
    if (wish.do === "leave") leave();
    else if (wish.do === "cancel") await drive.cancel(run);
    else await drive.answer({ request: wish.request, option: wish.option, text: wish.text });
    return undefined;
  } catch (error) {
    return problemOf(error).detail;
  }
}
