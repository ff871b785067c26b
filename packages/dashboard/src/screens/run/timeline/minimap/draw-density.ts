import type { DensityColumns } from "./density-columns.ts";

/** Draws columns of a density onto a canvas that is as wide as they are. Heights grow slower than counts, so that little is seen beside much. */
export function drawDensity(
  canvas: HTMLCanvasElement,
  { counts, errors }: DensityColumns,
  height: number,
): void {
  const ratio = devicePixelRatio;
  const width = counts.length;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext("2d");
  if (!context) return;
  context.scale(ratio, ratio);
  const style = getComputedStyle(canvas);
  const usual = style.getPropertyValue("--text-3");
  const failed = style.getPropertyValue("--failed");
  const most = Math.sqrt(usualMost(counts));
  for (const [x, count] of counts.entries()) {
    if (count === 0) continue;
    const tall = Math.max(2, Math.min(1, Math.sqrt(count) / most) * (height - 8));
    context.fillStyle = usual;
    context.globalAlpha = 0.75;
    context.fillRect(x, height - tall, 1, tall);
    if ((errors[x] ?? 0) === 0) continue;
    context.fillStyle = failed;
    context.globalAlpha = 1;
    context.fillRect(x - 0.5, 0, 2, 5);
  }
}

/** The count that is as high as the minimap: a few columns may have more, so that one burst does not hide all others. */
function usualMost(counts: Float32Array): number {
  const sorted = counts.filter((count) => count > 0).toSorted();
  return Math.max(1, sorted[Math.floor(sorted.length * 0.97)] ?? 1);
}
