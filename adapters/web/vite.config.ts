import { defineConfig } from "vite";

// The Content-Security-Policy allows neither inline script nor inline style, so nothing is inlined.
export default defineConfig({
    esbuild: { jsx: "automatic" },
    build: {
        outDir: "dist",
        emptyOutDir: true,
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        target: "es2022",
    },
});
