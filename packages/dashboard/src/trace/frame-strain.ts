/** Whether the page keeps up with what it draws. */
export interface FrameStrain {
  readonly isStrained: boolean;
  /** A frame took so long, in milliseconds. */
  frame(ms: number): void;
}

/** Longer than this a frame is late, in milliseconds: two of the usual ones and a little. */
const LATE_MS = 34;
/** So many late ones in a row are too many. */
const LATE_FRAMES = 3;
/** So many in time, and all is well again. */
const GOOD_FRAMES = 120;

/** Three late frames in a row are a strain; it is over after two seconds without one. */
export function createFrameStrain(): FrameStrain {
  let isStrained = false;
  let late = 0;
  let good = 0;
  return {
    get isStrained() {
      return isStrained;
    },
    frame(ms) {
      late = ms > LATE_MS ? late + 1 : 0;
      good = ms > LATE_MS ? 0 : good + 1;
      if (late >= LATE_FRAMES) isStrained = true;
      else if (good >= GOOD_FRAMES) isStrained = false;
    },
  };
}
