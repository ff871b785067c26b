import { lstat } from "node:fs/promises";
import { oneLine, type SourceKind, type SourcePreview } from "@wheelhouse/core";
import type { FoundLog, LogEvent, LogFormat } from "../log-format.ts";
import { openLog } from "../read/open-log.ts";
import { LineReader } from "../read/read-lines.ts";
import { translateLine } from "../scan/fold-line.ts";

/** Lines that are shown, and characters of each. */
const LINES = 20;
const SHOWN = 2_000;

/** What we would understand of a directory, by the beginning of its newest log. Nothing is kept of it. */
export async function previewSource(
  path: string,
  kind: SourceKind,
  formats: readonly LogFormat[],
): Promise<SourcePreview> {
  const format = formats.find((each) => each.kind === kind);
  let files = 0;
  let newest: { readonly log: FoundLog; readonly mtimeMs: number } | undefined;
  if (format)
    for await (const log of format.discover(path, () => undefined)) {
      files++;
      const { mtimeMs } = await lstat(log.path).catch(() => ({ mtimeMs: 0 }));
      if (newest === undefined || mtimeMs > newest.mtimeMs) newest = { log, mtimeMs };
    }
  const lines = format && newest ? await firstLines(newest.log, format) : [];
  return { kind, path, files, file: newest?.log.path ?? null, lines };
}

async function firstLines(log: FoundLog, format: LogFormat): Promise<SourcePreview["lines"]> {
  const lines: SourcePreview["lines"] = [];
  const translator = format.translate(log);
  let line = 0;
  const add = (text: string, events: readonly LogEvent[], problem: string | undefined): void => {
    line++;
    if (lines.length >= LINES) return;
    lines.push({
      line,
      text: text.slice(0, SHOWN),
      events: events.map(eventWords),
      problem: problem ?? null,
    });
  };
  using file = await openLog(log.path);
  await new LineReader().read(
    file.fd,
    { offset: 0, half: 0, to: file.facts.size, isEnough: () => lines.length >= LINES },
    {
      blank: () => void line++,
      broken: (problem, _offset, _end, beginning) => add(beginning, [], problem),
      line(text) {
        const { events, problem } = translateLine(translator, text);
        add(text, events, problem);
      },
    },
  );
  return lines;
}

/** An event in one line: its name and what it says. */
function eventWords({ type, step, data }: LogEvent): string {
  const says = JSON.stringify(data);
  const who = step === undefined ? "" : ` of ${step}`;
  return says === "{}" ? `${type}${who}` : oneLine(`${type}${who} ${says}`, 200);
}
