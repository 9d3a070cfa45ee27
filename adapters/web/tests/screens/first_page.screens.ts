import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { openBrowser } from "./browser.js";

let browser: Browser;
beforeAll(async () => {
    browser = await openBrowser();
});
afterAll(() => browser.close());

interface Loaded {
    milliseconds: number;
    packed: boolean;
    fonts: number;
    strangers: string[];
}

/** Opens the first page as somebody who was never here, and says what that took. */
async function open(): Promise<Loaded> {
    const page = await (await browser.newContext({ locale: "ja-JP" })).newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(inject("address"));
    await page.getByRole("heading", { name: "サインイン" }).waitFor();
    const loaded = await page.evaluate(async () => {
        const milliseconds = performance.now();
        await document.fonts.ready;
        const resources = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
        const script = resources.find((each) => each.name.endsWith(".js"));
        return {
            milliseconds,
            packed: (script?.encodedBodySize ?? 0) < (script?.decodedBodySize ?? 0) / 2,
            fonts: [...document.fonts].filter((font) => font.status === "loaded").length,
        };
    });
    await page.context().close();
    return { ...loaded, strangers: asked.filter((url) => !url.startsWith(inject("address"))) };
}

it("shows its first page in its own fonts, packed, from nowhere else", async () => {
    const first = await open();
    process.stdout.write(`first page: ${Math.round(first.milliseconds)} ms\n`); // A figure: no test of it.
    expect(first.packed).toBe(true);
    expect(first.fonts).toBeGreaterThan(0);
    expect(first.strangers).toEqual([]);
});
