import type { ReactNode } from "react";

/** Names and what stands for them; what is absent has no line. */
export function Facts({
  of,
}: {
  readonly of: readonly (readonly [string, ReactNode])[];
}): ReactNode {
  const said = of.filter(([, value]) => value !== undefined && value !== null && value !== "");
  if (said.length === 0) return null;
  return (
    <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 gap-y-0.5 *:[dt]:text-text-2">
      {said.map(([name, value]) => (
        // A name and its value are two cells of the grid.
        <Pair key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

function Pair({ name, value }: { readonly name: string; readonly value: ReactNode }): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd className="min-w-0">{value}</dd>
    </>
  );
}
