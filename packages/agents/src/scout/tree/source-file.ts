import { lex } from "../lex/lex.ts";
import type { Lexed } from "../lex/lexed.ts";
import { looksGenerated, roleOf, type FileRole } from "./file-role.ts";
import type { LanguageId } from "./language.ts";

/** One file that was read, told apart on first use and kept. */
export class SourceFile {
  readonly path: string;
  readonly language: LanguageId;
  readonly role: FileRole;
  readonly text: string;
  #lexed: Lexed | undefined;
  #lineStarts: readonly number[] | undefined;
  #codeLines: number | undefined;

  /** `built` says that the file is made from another one of the tree. */
  constructor(path: string, language: LanguageId, text: string, built = false) {
    this.path = path;
    this.language = language;
    this.text = text;
    const role = roleOf(path);
    this.role = role !== "vendored" && (built || looksGenerated(text)) ? "generated" : role;
  }

  /** Code, comments and strings. */
  get lexed(): Lexed {
    this.#lexed ??= lex(this.text, this.language);
    return this.#lexed;
  }

  /** Offset at which each line starts; the first entry is 0. */
  get lineStarts(): readonly number[] {
    if (this.#lineStarts === undefined) {
      const starts = [0];
      for (let at = this.text.indexOf("\n"); at >= 0; at = this.text.indexOf("\n", at + 1))
        starts.push(at + 1);
      this.#lineStarts = starts;
    }
    return this.#lineStarts;
  }

  /** Lines that hold code, comments and blank lines left out. */
  get codeLines(): number {
    this.#codeLines ??= countFilledLines(this.lexed.code);
    return this.#codeLines;
  }

  /** The line of an offset, from 1. */
  lineAt(offset: number): number {
    const starts = this.lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** The text of a line, from 1, without its line break. */
  line(number: number): string {
    const start = this.lineStarts[number - 1];
    if (start === undefined) return "";
    const end = this.lineStarts[number];
    return this.text.slice(start, end === undefined ? undefined : end - 1).replace(/\r$/, "");
  }

  /** The file's name without folders. */
  get name(): string {
    return this.path.slice(this.path.lastIndexOf("/") + 1);
  }

  /** The folder that holds the file; empty at the top. */
  get folder(): string {
    return this.path.slice(0, Math.max(0, this.path.lastIndexOf("/")));
  }
}

function countFilledLines(code: string): number {
  let lines = 0;
  let filled = false;
  for (let i = 0; i < code.length; i++) {
    const char = code.charCodeAt(i);
    if (char === 10) filled = false;
    else if (!filled && char > 32) {
      filled = true;
      lines += 1;
    }
  }
  return lines;
}
