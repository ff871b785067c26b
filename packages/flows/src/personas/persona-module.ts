/** Name of the constant that holds a persona's Markdown. */
function constantOf(id: string): string {
  return id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * TypeScript that holds one persona file as text. The package may not read files, and a constant is
 * the one form that works from source, in a bundle and in a browser.
 */
export function personaModule(id: string, markdown: string, folder = "personas"): string {
  const text = markdown.replaceAll(/[\\`]|\$\{/g, (special) => `\\${special}`);
  return `${head(`${folder}/${id}.md`)}export const ${constantOf(id)} = \`${text}\`;\n`;
}

/** TypeScript that lists all personas' texts by id. */
export function personaIndexModule(ids: readonly string[], folder = "personas"): string {
  const sorted = ids.toSorted();
  const imports = sorted.map((id) => `import { ${constantOf(id)} } from "./${id}.ts";\n`);
  const entries = sorted.map((id) => `  ${key(id)}: ${constantOf(id)},\n`);
  return [
    head(`${folder}/*.md`),
    ...imports,
    "\n/** The Markdown of each persona file, by the file's name. */\nexport const personaSources = {\n",
    ...entries,
    "} as const;\n",
  ].join("");
}

const head = (from: string): string =>
  `// Made from ${from} by scripts/generate-personas.ts: edit that, then run it again.\n`;
const key = (id: string): string => (id.includes("-") ? `"${id}"` : id);
