import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { Clerk, openBrowser } from "./browser.js";

let browser: Browser;
beforeAll(async () => {
    browser = await openBrowser();
});
afterAll(() => browser.close());

const rooms = ["/", "/new", "/lists/open", "/mail", "/progress", "/report", "/settings/me"];
const mark = (page: Page) => page.locator(".training:visible").getByText("研修用", { exact: true });

it("says on every page that nothing is real, and on what is printed", async () => {
    const clerk = await Clerk.enter(browser, "k1");
    const { page } = clerk;
    const number = await clerk.firstCase("open");
    for (const path of [...rooms, `/cases/${encodeURIComponent(number)}`]) {
        await clerk.go(path);
        expect(await mark(page).isVisible(), path).toBe(true);
        await page.emulateMedia({ media: "print" });
        expect(await page.locator(".training-print").isVisible(), path).toBe(true);
        await page.emulateMedia({ media: "screen" });
        expect(await page.locator(".training-print").isVisible(), path).toBe(false);
    }
    expect(await page.title()).toMatch(/^【研修用】/u);
});

it("says so before the sign-in and while the screen is locked", async () => {
    const clerk = await Clerk.enter(browser, "k2");
    const { page } = clerk;
    await page.getByRole("button", { name: "画面をロックする" }).click();
    await page.getByRole("heading", { name: "画面をロックしています" }).waitFor();
    expect(await mark(page).isVisible()).toBe(true);
    await page.getByLabel("パスワード").fill(inject("password"));
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "サインアウト" }).click();
    await page.getByRole("heading", { name: "サインイン" }).waitFor();
    expect(await mark(page).isVisible()).toBe(true);
    await clerk.look("sign-in-training");
});
