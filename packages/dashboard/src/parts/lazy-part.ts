import { type ComponentType, lazy, type LazyExoticComponent } from "react";

/** So long it waits before a part that could not be had is asked for again, in milliseconds. */
const AGAIN_MS = 1_000;

/** A part of the page that is loaded when it is first shown, or before when somebody is about to. */
export type LazyPart<Props> = LazyExoticComponent<ComponentType<Props>> & {
  readonly preload: () => Promise<void>;
};

/**
 * A part that comes from the server when it is wanted. While the server is gone it keeps asking, so that the part comes
 * when the server does; React alone would remember the first failure for as long as the page is open.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyPart<Props> {
  let loading: Promise<{ readonly default: ComponentType<Props> }> | undefined;
  const ask = () => (loading ??= loadPatiently(load));
  return Object.assign(lazy(ask), { preload: async () => void (await ask()) });
}

async function loadPatiently<Props>(
  load: () => Promise<ComponentType<Props>>,
): Promise<{ readonly default: ComponentType<Props> }> {
  for (;;) {
    try {
      return { default: await load() };
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}
