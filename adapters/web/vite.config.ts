import { defineConfig } from "vitest/config";
import { licensed, packed } from "./packed.js";

// The Content-Security-Policy allows neither inline script nor inline style, so nothing is inlined.
export default defineConfig({
    plugins: [
        licensed(
            "node_modules/@fontsource-variable/noto-sans-jp/LICENSE",
            "assets/noto-sans-jp-licence.txt",
        ),
        packed("dist"),
    ],
    esbuild: { jsx: "automatic" },
    build: {
        outDir: "dist",
        emptyOutDir: true,
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        target: "es2022",
        rollupOptions: {
            // "use client" in libraries means nothing in a bundle for browsers.
            onwarn: (warning, warn) => {
                if (warning.code !== "MODULE_LEVEL_DIRECTIVE") warn(warning);
            },
        },
    },
    test: { include: ["tests/*.test.{ts,tsx}"] },
});
