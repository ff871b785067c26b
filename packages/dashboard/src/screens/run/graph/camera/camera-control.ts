/**
 * Moves a plane under a view by mouse, finger and wheel.
 *
 * Owns: where the camera is, and the drawing of it, which is one transform a frame and no React.
 * Does not own: the arithmetic (`camera.ts`), or what is on the plane.
 */
import {
  type Camera,
  FAR,
  firstCamera,
  fitAll,
  keep,
  type Rect,
  reveal,
  type Size,
  zoomAt,
} from "./camera.ts";
import { readPointers } from "../../../../windows/read-pointers.ts";

/** See the file's header. All methods may be used before there is an element; they do nothing then. */
export interface CameraControl {
  readonly attach: (view: HTMLElement | null) => (() => void) | undefined;
  /** The element that is moved: it has `data-far` while its text is too small to be read. */
  readonly carry: (plane: HTMLElement | null) => void;
  /** How big the plane is, and which part of it is shown first. */
  readonly show: (plane: Size, first: Rect | undefined) => void;
  readonly fit: () => void;
  readonly zoom: (by: number) => void;
  readonly reveal: (part: Rect) => void;
}

/** A camera that looks at nothing yet. */
export function createCameraControl(): CameraControl {
  let view: HTMLElement | undefined;
  let plane: HTMLElement | undefined;
  let size: Size = { width: 0, height: 0 };
  let room: Size = { width: 0, height: 0 };
  let camera: Camera | undefined;
  let first: Rect | undefined;
  let frame = 0;

  function draw(): void {
    frame = 0;
    if (!plane || !camera) return;
    const { x, y, zoom } = camera;
    plane.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px) scale(${zoom})`;
    plane.toggleAttribute("data-far", zoom < FAR);
  }

  function move(next: Camera): void {
    camera = keep(next, size, room);
    if (frame === 0) frame = requestAnimationFrame(draw);
  }

  function begin(): void {
    if (!view || room.width === 0 || size.width === 0) return;
    camera ??= firstCamera(size, room, first);
    draw();
  }

  function wheeled(event: WheelEvent): void {
    if (!camera || !view) return;
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 20 : 1;
    if (event.ctrlKey || event.metaKey) {
      const box = view.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      move(zoomAt(camera, at, Math.exp((-event.deltaY * unit) / 240)));
      return;
    }
    // One wheel moves along the waves when there is nothing above or below.
    const isFlat = size.height * camera.zoom <= room.height && event.deltaX === 0;
    const [dx, dy] =
      event.shiftKey || isFlat ? [event.deltaY + event.deltaX, 0] : [event.deltaX, event.deltaY];
    move({ ...camera, x: camera.x - dx * unit, y: camera.y - dy * unit });
  }

  return {
    attach(attached) {
      if (!attached) return undefined;
      view = attached;
      const resized = new ResizeObserver(() => {
        room = { width: attached.clientWidth, height: attached.clientHeight };
        begin();
      });
      resized.observe(attached);
      room = { width: attached.clientWidth, height: attached.clientHeight };
      attached.addEventListener("wheel", wheeled, { passive: false });
      const unread = readPointers(attached, {
        onDrag(dx, dy) {
          if (camera) move({ ...camera, x: camera.x + dx, y: camera.y + dy });
        },
        onPinch(at, by) {
          if (camera) move(zoomAt(camera, at, by));
        },
      });
      begin();
      return () => {
        resized.disconnect();
        attached.removeEventListener("wheel", wheeled);
        unread();
        cancelAnimationFrame(frame);
        frame = 0;
        view = undefined;
      };
    },
    carry(element) {
      plane = element ?? undefined;
      draw();
    },
    show(next, part) {
      size = next;
      first = part;
      begin();
    },
    fit: () => move(fitAll(size, room)),
    zoom(by) {
      if (camera) move(zoomAt(camera, { x: room.width / 2, y: room.height / 2 }, by));
    },
    reveal(part) {
      if (camera) move(reveal(camera, part, room));
    },
  };
}
