/** Writes text and waits until the stream has taken it. A reader that has gone away is not an error. */
export async function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (text === "" || stream.destroyed) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  stream.write(text, () => resolve());
  await promise;
}
