/** How a plane is looked at: a point of it is drawn at `point * zoom + (x, y)`, in pixels of the view. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Part of the plane. */
export interface Rect extends Size {
  readonly x: number;
  readonly y: number;
}

/** Furthest and nearest. */
export const ZOOMS = { least: 0.1, most: 2 } as const;
/** Below this, text of a card cannot be read and is not drawn. */
export const FAR = 0.5;
/** So much of the plane stays in view, in pixels. */
const KEPT = 80;

/** The whole plane, as big as it can be but not bigger than it is, in the middle. */
export function fitAll(plane: Size, view: Size): Camera {
  const zoom = clampZoom(
    Math.min(1, view.width / Math.max(1, plane.width), view.height / Math.max(1, plane.height)),
  );
  return centred(plane, view, zoom);
}

/**
 * Where a person begins: all of it when that can be read, else as high as the view, with the part that
 * matters in the middle.
 */
export function firstCamera(plane: Size, view: Size, part: Rect | undefined): Camera {
  const all = fitAll(plane, view);
  if (all.zoom >= 0.7) return all;
  const zoom = Math.min(1, Math.max(0.7, view.height / Math.max(1, plane.height)));
  const start = { ...centred(plane, view, zoom), x: 0 };
  return keep(part ? centreOn(start, part, view, zoom) : start, plane, view);
}

/** Nearer or further by a factor, with the point that is under (x, y) of the view staying there. */
export function zoomAt({ x, y, zoom }: Camera, at: { x: number; y: number }, by: number): Camera {
  const next = clampZoom(zoom * by);
  const scale = next / zoom;
  return { zoom: next, x: at.x - (at.x - x) * scale, y: at.y - (at.y - y) * scale };
}

/** The same zoom, with some of the plane in view whatever was done. */
export function keep({ x, y, zoom }: Camera, plane: Size, view: Size): Camera {
  return {
    zoom,
    x: clamp(x, KEPT - plane.width * zoom, view.width - KEPT),
    y: clamp(y, KEPT - plane.height * zoom, view.height - KEPT),
  };
}

/** Moves no further than it must to show a part of the plane. */
export function reveal({ x, y, zoom }: Camera, part: Rect, view: Size): Camera {
  return {
    zoom,
    x: revealed(x, part.x * zoom, part.width * zoom, view.width),
    y: revealed(y, part.y * zoom, part.height * zoom, view.height),
  };
}

function revealed(offset: number, start: number, length: number, room: number): number {
  const edge = 24;
  const least = edge - start;
  const most = room - edge - start - length;
  if (least > most) return (least + most) / 2;
  return clamp(offset, least, most);
}

function centreOn(camera: Camera, part: Rect, view: Size, zoom: number): Camera {
  return {
    zoom,
    x: view.width / 2 - (part.x + part.width / 2) * zoom,
    y: camera.y >= 0 ? camera.y : view.height / 2 - (part.y + part.height / 2) * zoom,
  };
}

function centred(plane: Size, view: Size, zoom: number): Camera {
  return {
    zoom,
    x: (view.width - plane.width * zoom) / 2,
    y: (view.height - plane.height * zoom) / 2,
  };
}

function clampZoom(zoom: number): number {
  return clamp(zoom, ZOOMS.least, ZOOMS.most);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
