import { type ComponentType, type ReactNode, useEffect, useState } from "react";

/** So long it waits before a part that could not be had is asked for again, in milliseconds. */
const AGAIN_MS = 1_000;

/** A part of the page that is loaded when it is first shown, or before when somebody is about to. */
export interface LazyPart<Props> {
  (props: Props): ReactNode;
  readonly preload: () => Promise<void>;
}

/**
 * A part that comes from the server when it is wanted; until then `Meanwhile` stands there. While the server is gone it
 * keeps asking, so that the part comes when the server does.
 *
 * Not by React's own `lazy` for two reasons: that remembers the first failure for as long as the page is open, and once it
 * has shown what stands there meanwhile it does so for 300 ms.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile: ComponentType<Props> = Nothing,
): LazyPart<Props> {
  let loading: Promise<ComponentType<Props>> | undefined;
  let loaded: ComponentType<Props> | undefined;
  const ask = async (): Promise<ComponentType<Props>> => {
    loaded = await (loading ??= loadPatiently(load));
    return loaded;
  };
  function Part(props: Props): ReactNode {
    const [Shown, show] = useState(() => loaded);
    useEffect(() => {
      if (Shown === undefined) void ask().then((part) => show(() => part));
    }, [Shown]);
    return Shown === undefined ? <Meanwhile {...props} /> : <Shown {...props} />;
  }
  return Object.assign(Part, { preload: async () => void (await ask()) });
}

function Nothing(): ReactNode {
  return null;
}

async function loadPatiently<Props>(
  load: () => Promise<ComponentType<Props>>,
): Promise<ComponentType<Props>> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}
