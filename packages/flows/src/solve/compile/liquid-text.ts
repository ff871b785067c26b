/**
 * A text as a Liquid template that renders to it: what somebody else wrote is never a template of ours. It ends with a line
 * end, so that its last character cannot begin a tag together with what follows.
 */
export function liquidText(text: string): string {
  return `${text.replaceAll(/\{\{|\{%/g, (tag) => `{{ "${tag}" }}`)}\n`;
}
