import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { openBrowser } from "./browser.js";

const millisecondsMax = 1000;
const triesMax = 10; // The machine may be busy with something else: the best counts.

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

it("shows its first page within a second, in its own fonts, packed, from nowhere else", async () => {
    const all: Loaded[] = [];
    const best = () => Math.min(...all.map((each) => each.milliseconds));
    while (all.length < triesMax && best() >= millisecondsMax) all.push(await open());
    expect(best()).toBeLessThan(millisecondsMax);
    for (const each of all) {
        expect(each.packed).toBe(true);
        expect(each.fonts).toBeGreaterThan(0);
        expect(each.strangers).toEqual([]);
    }
});
