/** Scrolls what is wider than its window, while something is held at one of its edges. */
export interface EdgeScroller {
  /** Says where the pointer is, from the left of the window, in pixels. */
  readonly at: (x: number) => void;
  readonly stop: () => void;
}

/** So near to an edge it is scrolled, in pixels; on a narrow window, so much of its width. */
const EDGE_PX = 56;
const EDGE_PART = 0.16;
/** How far it goes in a second when the pointer is at the very edge, in pixels. */
const FASTEST = 900;

/**
 * Scrolls sideways for as long as a pointer is at an edge, the nearer the faster, also when the pointer rests there.
 * *Contract*: until it is stopped nothing snaps, since every small way would be taken back.
 *
 * @param onScrolled It has scrolled below a pointer that may not have moved.
 */
export function scrollAtEdge(ground: HTMLElement, onScrolled: () => void): EdgeScroller {
  let speed = 0;
  let frame = 0;
  let last = 0;
  ground.style.scrollSnapType = "none";
  const go = (now: number): void => {
    const before = ground.scrollLeft;
    ground.scrollLeft += (speed * Math.min(now - last, 50)) / 1_000;
    last = now;
    if (ground.scrollLeft !== before) onScrolled();
    frame = speed === 0 ? 0 : requestAnimationFrame(go);
  };
  return {
    at(x) {
      const { left, right, width } = ground.getBoundingClientRect();
      const edge = Math.min(EDGE_PX, width * EDGE_PART);
      const part = (far: number): number => Math.min(1, Math.max(0, (edge - far) / edge));
      speed = FASTEST * (part(right - x) - part(x - left));
      if (speed === 0 || frame !== 0) return;
      last = performance.now();
      frame = requestAnimationFrame(go);
    },
    stop() {
      cancelAnimationFrame(frame);
      ground.style.scrollSnapType = "";
    },
  };
}
