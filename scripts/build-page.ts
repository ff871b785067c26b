/** Builds the page if it is not of the present sources: what `npm test` tries in a browser. */
import { ensurePage } from "../packages/cli/src/page/ensure-page.ts";

await ensurePage({ say: (text) => console.log(text), freshen: true });
