/** One frame of server-sent events. `data` becomes JSON, which has no line breaks: whatever an agent says stays inside its frame. */
export function sseFrame(event: string, data: unknown, id?: number): string {
  const place = id === undefined ? "" : `id: ${id}\n`;
  return `${place}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A frame that moves the reader's cursor and says nothing. */
export function cursorFrame(id: number): string {
  return `id: ${id}\n\n`;
}

/** A comment that shows that we live, and what our clock says in milliseconds. */
export function beatComment(): string {
  return `: ${Date.now()}\n`;
}
