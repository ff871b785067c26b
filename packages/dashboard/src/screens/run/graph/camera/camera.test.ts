import { describe, expect, test } from "vitest";
import { firstCamera, fitAll, keep, reveal, zoomAt, ZOOMS } from "./camera.ts";

const VIEW = { width: 1_000, height: 600 };

describe("the camera of a graph", () => {
  test("shows all of a plane in the middle, and never bigger than it is", () => {
    expect(fitAll({ width: 500, height: 300 }, VIEW)).toEqual({ x: 250, y: 150, zoom: 1 });
    expect(fitAll({ width: 4_000, height: 600 }, VIEW)).toEqual({ x: 0, y: 225, zoom: 0.25 });
    expect(fitAll({ width: 0, height: 0 }, VIEW).zoom).toBe(1);
  });

  test("zooms around the cursor, between its limits", () => {
    const camera = { x: 30, y: -70, zoom: 0.8 };
    const at = { x: 400, y: 250 };
    const near = zoomAt(camera, at, 1.5);
    expect((at.x - near.x) / near.zoom).toBeCloseTo((at.x - camera.x) / camera.zoom);
    expect((at.y - near.y) / near.zoom).toBeCloseTo((at.y - camera.y) / camera.zoom);
    expect(zoomAt(camera, at, 100).zoom).toBe(ZOOMS.most);
    expect(zoomAt(camera, at, 0.001).zoom).toBe(ZOOMS.least);
  });

  test("never loses the plane", () => {
    const plane = { width: 2_000, height: 400 };
    expect(keep({ x: 9_999, y: -9_999, zoom: 1 }, plane, VIEW)).toEqual({
      x: 920,
      y: -320,
      zoom: 1,
    });
  });

  test("begins where the run is when not all of it can be read", () => {
    const plane = { width: 8_000, height: 500 };
    const part = { x: 4_000, y: 100, width: 200, height: 60 };
    const camera = firstCamera(plane, VIEW, part);
    expect(camera.zoom).toBe(1);
    expect(camera.x + 4_100 * camera.zoom).toBe(500);
    expect(firstCamera(plane, VIEW, undefined).x).toBe(0);
    expect(firstCamera({ width: 900, height: 500 }, VIEW, part).zoom).toBe(1);
  });

  test("moves no further than it must to show a card", () => {
    const part = { x: 100, y: 100, width: 200, height: 60 };
    expect(reveal({ x: 0, y: 0, zoom: 1 }, part, VIEW)).toEqual({ x: 0, y: 0, zoom: 1 });
    expect(reveal({ x: -500, y: 0, zoom: 1 }, part, VIEW).x).toBe(-76);
    expect(reveal({ x: 2_000, y: 0, zoom: 1 }, part, VIEW).x).toBe(676);
  });
});
