/** So far from the window a section is drawn before it is seen. */
const MARGIN = "1200px";

let observer: IntersectionObserver | undefined;
const seen = new WeakMap<Element, () => void>();
const idle: (() => void)[] = [];
let isIdling = false;

/** Calls once when an element is about to come into view; the answer gives up. */
export function whenSeen(element: Element, then: () => void): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) seen.get(target)?.();
    },
    { rootMargin: MARGIN },
  );
  const watching = observer;
  seen.set(element, then);
  watching.observe(element);
  return () => {
    watching.unobserve(element);
    seen.delete(element);
  };
}

/** Calls when the page has nothing else to do, one call at a time; the answer gives up. */
export function whenIdle(then: () => void): () => void {
  idle.push(then);
  next();
  return () => {
    const place = idle.indexOf(then);
    if (place >= 0) idle.splice(place, 1);
  };
}

function next(): void {
  if (isIdling || idle.length === 0) return;
  isIdling = true;
  // Not every browser tells when it is idle.
  const wait = globalThis.requestIdleCallback ?? ((call: () => void) => setTimeout(call, 40));
  wait(() => {
    isIdling = false;
    idle.shift()?.();
    next();
  });
}
