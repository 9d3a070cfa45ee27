import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** What gets smaller; fonts and pictures are packed as they are. */
const worthwhile = /\.(?:html|js|css|svg|json)$/u;

/** Puts the licence of what is given away beside it, as it asks. */
export function licensed(file: string, as: string): Plugin {
    return {
        name: "licensed",
        apply: "build",
        generateBundle() {
            this.emitFile({ type: "asset", fileName: as, source: readFileSync(file) });
        },
    };
}

/** Puts `main.js.br` and `main.js.gz` beside each `main.js`, as small as they get. */
export function packed(folder: string): Plugin {
    return {
        name: "packed",
        apply: "build",
        closeBundle() {
            for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
                if (!worthwhile.test(name)) continue;
                const bytes = readFileSync(join(folder, name));
                const quality = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
                writeFileSync(
                    join(folder, `${name}.br`),
                    brotliCompressSync(bytes, { params: quality }),
                );
                writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
            }
        },
    };
}
