import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";

const folder = new URL("../dist", import.meta.url).pathname;
const read = (name: string) => readFileSync(join(folder, name));
const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
const ending = (end: string) => files.filter((name) => name.endsWith(end));

describe("the built site", () => {
    it("holds each text packed ahead, in both forms, and smaller", () => {
        const texts = [".html", ".js", ".css", ".svg"].flatMap(ending);
        expect(texts.length).toBeGreaterThan(3);
        for (const name of texts) {
            const bytes = read(name);
            expect(brotliDecompressSync(read(`${name}.br`)).equals(bytes), name).toBe(true);
            expect(gunzipSync(read(`${name}.gz`)).equals(bytes), name).toBe(true);
            if (bytes.length > 1024) {
                expect(read(`${name}.br`).length, name).toBeLessThan(bytes.length / 2);
            }
        }
    });

    it("asks for nothing that it doesn't bring along, fonts among it", () => {
        const style = ending(".css")
            .map((name) => read(name).toString())
            .join("");
        const asked = [...style.matchAll(/url\(([^)]+)\)/gu)].map((found) => found[1] ?? "");
        expect(asked.length).toBeGreaterThan(100);
        for (const address of asked) {
            expect(address).toMatch(/^\/assets\/noto-sans-jp-[\w-]+\.woff2$/u);
            expect(files).toContain(address.slice(1));
        }
        expect(style.match(/font-display: ?swap/gu)?.length).toBe(asked.length);
    });

    it("has each font once, for both weights that are used", () => {
        expect(ending(".woff2").length).toBeGreaterThan(100);
        expect(ending(".woff").length).toBe(0);
        expect(read("assets/noto-sans-jp-licence.txt").toString()).toMatch(/Open Font License/iu);
        const own = ["base", "parts", "rooms", "print"]
            .map((name) => readFileSync(new URL(`../src/styles/${name}.css`, import.meta.url)))
            .join("");
        const weights = [...own.matchAll(/font-weight: (\w+)/gu)].map((found) => found[1]);
        expect(new Set(weights)).toEqual(new Set(["400", "700"]));
    });
});
