import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Clerk, openBrowser } from "./browser.js";

let browser: Browser;
beforeAll(async () => {
    browser = await openBrowser();
});
afterAll(() => browser.close());

it("asks why an ended case is looked at, then shows it, its history and that nothing is left", async () => {
    const clerk = await Clerk.enter(browser, "k1");
    const { page } = clerk;
    const number = await clerk.firstCase("completions");
    await clerk.go(`/cases/${encodeURIComponent(number)}`);
    const main = page.getByRole("main");
    await main.getByLabel("目的").selectOption({ index: 1 });
    await main.getByRole("button", { name: "見る" }).click();
    await expect.poll(() => page.locator(".timeline li").count()).toBeGreaterThan(3);
    expect(await page.locator(".next").innerText()).toContain("終わりました。することはありません");
    await clerk.look("ended");
});

it("asks in the timeline where only the history wants to know", async () => {
    const clerk = await Clerk.enter(browser, "k1");
    const { page } = clerk;
    const number = await clerk.firstCase("open");
    // As of a case that has ended on the screen a moment ago.
    await page.route(/\/history$/u, (route) =>
        route.fulfill({ status: 422, json: { code: "purpose_missing" } }),
    );
    await clerk.go(`/cases/${encodeURIComponent(number)}`);
    const main = page.getByRole("main");
    expect(await page.locator(".timeline li").count()).toBe(0);
    await clerk.look("history-asks");
    await main.getByLabel("目的").selectOption({ index: 1 });
    await main.getByRole("button", { name: "見る" }).click();
    await expect.poll(() => page.locator(".timeline li").count()).toBeGreaterThan(0);
    expect(clerk.complaints).toEqual([]);
});
