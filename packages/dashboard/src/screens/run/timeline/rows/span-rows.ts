import type { Span } from "@wheelhouse/core";

/** Which spans have a row of their own: what a step waited for its turn is a part of the step's bar. */
const HAS_ROW: Readonly<Record<Span["kind"], boolean>> = {
  step: true,
  attempt: true,
  code: true,
  tool: true,
  request: true,
  parked: true,
  queue: false,
  agent: true,
  model: true,
  span: true,
};

/** What a step waited for; its bar shows it. */
const IS_WAIT: ReadonlySet<Span["kind"]> = new Set(["request", "parked", "queue"]);

/** Rows of a timeline: step by step, and in each step what went on in it. Rows are counted from 0. */
export interface SpanRows {
  readonly count: number;
  /** Place of the span in a row; -1 when there is no such row. */
  spanAt(row: number): number;
  /** The row of a span; -1 when it has none, or is in a step that is closed. */
  rowOf(span: number): number;
  /** How deep a span is in others. */
  depthOf(span: number): number;
  /** Rows that a step would show if it were open. */
  insideOf(step: number): number;
  /** What a step waited for: places of spans that its bar shows. */
  waitsOf(step: number): readonly number[];
}

/** Changes of what is shown. */
export interface SpanRowsOptions {
  /** Steps by their places whose rows are not shown. */
  readonly closed: ReadonlySet<number>;
  /** Which spans are wanted; all when absent. The steps around them are shown as well. */
  readonly wants?: ((span: Span) => boolean) | undefined;
}

/** A step with what is directly in it, in the order in which it began. */
interface Block {
  readonly span: number;
  readonly depth: number;
  readonly blocks: Block[];
  readonly items: number[];
  readonly waits: number[];
}

/** Knows in which step each span is; it only grows, so that a span costs the same however many there are. */
export interface SpanBlocks {
  /** Takes the spans that came after those it has. */
  take(spans: readonly Span[]): void;
  /** The rows of now. Costs as much as there are steps; with `wants`, as there are spans. */
  rows(options: SpanRowsOptions): SpanRows;
}

/** No steps yet. */
export function createSpanBlocks(): SpanBlocks {
  const top: Block[] = [];
  const blockOf: Block[] = [];
  const placeIn: number[] = [];
  /** In what each span was when it was taken. */
  const parents: number[] = [];
  let known: readonly Span[] = [];
  let taken = 0;

  function add(span: Span, place: number): void {
    if (blockOf[place] !== undefined || parents[place] !== undefined) return;
    parents[place] = span.parent;
    // What another harness recorded may come before the span that it is in.
    const later = span.parent > place ? known[span.parent] : undefined;
    if (later) add(later, span.parent);
    const around = blockOf[span.parent];
    if (span.kind === "step" || around === undefined) {
      const depth = around === undefined ? 0 : around.depth + 1;
      const block: Block = { span: place, depth, blocks: [], items: [], waits: [] };
      (around?.blocks ?? top).push(block);
      blockOf[place] = block;
      return;
    }
    blockOf[place] = around;
    if (IS_WAIT.has(span.kind)) around.waits.push(place);
    if (!HAS_ROW[span.kind]) return;
    insert(around.items, span, place);
  }

  /** What begins comes last, but what another harness recorded, which comes when it is over. */
  function insert(items: number[], { start }: Span, place: number): void {
    let at = items.length;
    while (at > 0 && (known[items[at - 1] ?? -1]?.start ?? start) > start) at--;
    items.splice(at, 0, place);
    for (; at < items.length; at++) {
      const moved = items[at];
      if (moved !== undefined) placeIn[moved] = at;
    }
  }

  return {
    take(spans) {
      // A span that was recorded elsewhere may be told late to be in another one.
      if (parents.some((parent, place) => spans[place]?.parent !== parent))
        top.length = blockOf.length = placeIn.length = parents.length = taken = 0;
      known = spans;
      for (; taken < spans.length; taken++) {
        const span = spans[taken];
        if (span) add(span, taken);
      }
    },
    rows({ closed, wants }) {
      const shown: { readonly block: Block; readonly items: readonly number[] }[] = [];
      const starts: number[] = [];
      let count = 0;
      const wanted = (place: number): boolean => {
        const span = known[place];
        return span !== undefined && wants?.(span) === true;
      };
      const visit = (block: Block): boolean => {
        const isClosed = closed.has(block.span);
        const items = wants ? block.items.filter(wanted) : block.items;
        const index = shown.push({ block, items: isClosed ? [] : items }) - 1;
        starts.push(count);
        const before = count;
        count += 1 + (isClosed ? 0 : items.length);
        let isWanted = wants === undefined || items.length > 0 || wanted(block.span);
        for (const inner of block.blocks) isWanted = visit(inner) || isWanted;
        if (isWanted && !isClosed) return true;
        // Of a closed step its own row stays, of one without anything that is wanted none.
        const kept = isWanted ? 1 : 0;
        shown.length = starts.length = index + kept;
        count = before + kept;
        return isWanted;
      };
      for (const block of top) visit(block);
      const indexOf = new Map(shown.map(({ block }, index) => [block.span, index]));

      return {
        count,
        spanAt(row) {
          const index = lastAtMost(starts, row);
          const { block, items } = shown[index] ?? {};
          if (block === undefined || row >= count) return -1;
          const place = row - (starts[index] ?? 0);
          return place === 0 ? block.span : (items?.[place - 1] ?? -1);
        },
        rowOf(span) {
          const block = blockOf[span];
          const index = block === undefined ? undefined : indexOf.get(block.span);
          if (block === undefined || index === undefined) return -1;
          const start = starts[index] ?? 0;
          if (block.span === span) return start;
          const items = shown[index]?.items ?? [];
          const place = wants ? items.indexOf(span) : (placeIn[span] ?? -1);
          return place < 0 || closed.has(block.span) ? -1 : start + 1 + place;
        },
        depthOf(span) {
          const block = blockOf[span];
          if (block === undefined || block.span === span) return block?.depth ?? 0;
          return block.depth + (known[span]?.parent === block.span ? 1 : 2);
        },
        insideOf(step) {
          const block = blockOf[step];
          return block?.span === step ? sizeOf(block) : 0;
        },
        waitsOf(step) {
          const block = blockOf[step];
          return block?.span === step ? block.waits : [];
        },
      };
    },
  };
}

function sizeOf({ items, blocks }: Block): number {
  return items.length + blocks.reduce((sum, block) => sum + 1 + sizeOf(block), 0);
}

/** The last index whose number is not greater; the numbers go up. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
