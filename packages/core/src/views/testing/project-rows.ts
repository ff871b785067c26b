import { expect } from "vitest";
import { z } from "zod";
import type { ForeignEvent } from "../known-event.ts";
import type { Row, RunProjection } from "../rows/projection.ts";

/** The rows of a projection after each append to one stream, as a journal keeps them: copies, checked against their columns. */
export function projectRows(
  projection: RunProjection,
  stream: string,
  appends: readonly (readonly ForeignEvent[])[],
  before: () => void = () => undefined,
): Map<string, Row>[] {
  const { columns, key: keyColumn } = projection;
  const types = { TEXT: z.string(), INTEGER: z.int(), REAL: z.number() };
  const schema = z.strictObject(
    Object.fromEntries(
      Object.entries(columns).map(([name, type]) => [name, types[type].nullable()]),
    ),
  );
  let rows = new Map<string, Row>();
  return appends.map((events) => {
    before();
    const changes = projection.project(stream, events, (key) => rows.get(key));
    rows = new Map(rows);
    for (const { key, row } of changes) {
      expect(row?.[keyColumn]).toBe(key);
      rows.set(key, schema.parse(row));
    }
    return rows;
  });
}
