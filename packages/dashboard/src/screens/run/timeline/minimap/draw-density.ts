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
  const most = Math.sqrt(counts.reduce((top, count) => Math.max(top, count), 1));
  for (const [x, count] of counts.entries()) {
    if (count === 0) continue;
    const tall = Math.max(2, (Math.sqrt(count) / most) * (height - 4));
    context.fillStyle = usual;
    context.globalAlpha = 0.75;
    context.fillRect(x, height - tall, 1, tall);
    if ((errors[x] ?? 0) === 0) continue;
    context.fillStyle = failed;
    context.globalAlpha = 1;
    context.fillRect(x - 0.5, 0, 2, 5);
  }
}
