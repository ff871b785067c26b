import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The server that `npm run dev` of this package shows; start it with `wheelhouse serve`. */
const SERVER = process.env["WHEELHOUSE_SERVER"] ?? "http://127.0.0.1:4747";

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: {
    outDir: "dist/page",
    // Everything that the policy of the server calls 'self' must be a file, and nothing a data address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2023",
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_000,
  },
  worker: { format: "es" },
  server: { proxy: { "/api": { target: SERVER, headers: { origin: SERVER } } } },
});
