/** Files as text, for tests that read a document or a fixture: core has no file system. */
declare module "*?raw" {
  const text: string;
  export default text;
}

interface ImportMeta {
  /** Texts of the files that match, by path relative to the importing file. */
  glob(
    patterns: readonly string[],
    options: { readonly query: "?raw"; readonly import: "default"; readonly eager: true },
  ): Record<string, string>;
}
