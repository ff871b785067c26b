/**
 * An object with another value for one of its members; without the member where the value is undefined, or empty words:
 * what is not said is absent on the wire.
 */
export function withField<T extends object, K extends keyof T>(
  of: T,
  name: K,
  value: T[K] | undefined,
): T {
  const { [name]: _before, ...rest } = of;
  const isAbsent =
    value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the members are those of T, one of them absent or replaced
  return (isAbsent ? rest : { ...rest, [name]: value }) as T;
}
