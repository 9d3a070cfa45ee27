import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
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

/** What of the window's height the mark takes where it stands now; null: it can't be seen. */
const share = (page: Page) =>
    page.evaluate(() => {
        const shown = document.querySelector(".training strong");
        const at = shown?.getBoundingClientRect();
        if (shown === null || at === undefined || at.top < 0) return null;
        const there = document.elementFromPoint(at.left + 4, at.top + at.height / 2);
        const strip = getComputedStyle(shown.parentElement ?? shown).display;
        const height = strip === "contents" ? at.height : shown.parentElement?.clientHeight;
        return there === shown ? (height ?? 0) / window.innerHeight : null;
    });

/** What has the focus and stands behind the mark; empty: nothing does. */
const hidden = (page: Page) =>
    page.evaluate(() => {
        const mark = document.querySelector(".training strong")?.getBoundingClientRect();
        const focused = document.activeElement;
        // `main` is the page itself, and the skip link stands above the mark.
        if (focused === null || focused.matches("body, main, .skip")) return "";
        return focused.getBoundingClientRect().top < (mark?.bottom ?? 0) ? focused.outerHTML : "";
    });

// As pages.screens.ts: as it is, at 200 %, and at 400 % of a 1280 px window.
const windows = [
    { name: "1366", width: 1366, height: 768, most: 0.05 },
    { name: "200", width: 683, height: 384, most: 0.08 },
    { name: "400", width: 320, height: 256, most: 0.1 },
];
describe.each(windows)("at $name", ({ name, width, height, most }) => {
    it("keeps the mark in sight however far one scrolls, and leaves room for the work", async () => {
        const clerk = await Clerk.enter(browser, "h1", { width, height });
        const { page } = clerk;
        const number = await clerk.firstCase("open");
        for (const path of [...rooms, `/cases/${encodeURIComponent(number)}`, "/slip"]) {
            await clerk.go(path);
            await page.evaluate(() => {
                window.scrollTo(0, document.documentElement.scrollHeight);
            });
            const taken = await share(page);
            expect(taken, path).not.toBeNull();
            expect(taken, path).toBeLessThan(most);
        }
        await page.screenshot({ path: `../../build/screens/${name}-training-scrolled.png` });
        expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
    });

    it("covers neither a dialog nor what has the focus", async () => {
        const clerk = await Clerk.enter(browser, "h1", { width, height });
        const { page } = clerk;
        const number = await clerk.firstCase("open");
        await clerk.go(`/cases/${encodeURIComponent(number)}`);
        await page.evaluate(() => {
            window.scrollTo(0, document.documentElement.scrollHeight);
        });
        for (let steps = 0; steps < 60; ++steps) {
            await page.keyboard.press("Shift+Tab");
            expect(await hidden(page)).toBe("");
        }
        await page.getByText(/ほかの操作/u).click();
        await page.getByRole("button", { name: "メモを残す" }).click();
        const mark = await page.locator(".training strong").boundingBox();
        const dialog = await page.locator("dialog[open]").boundingBox();
        expect(dialog?.y ?? 0).toBeGreaterThanOrEqual((mark?.y ?? 0) + (mark?.height ?? 0));
        await clerk.look(`${name}-training-dialog`);
    });
});

it("says so before the sign-in and while the screen is locked", async () => {
    const clerk = await Clerk.enter(browser, "k2");
    const { page } = clerk;
    await page.getByRole("button", { name: "画面をロックする" }).click();
    await page.getByRole("heading", { name: "画面をロックしています" }).waitFor();
    await mark(page).waitFor(); // Who hasn't signed in has to ask the server for it.
    await page.getByLabel("パスワード").fill(inject("password"));
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "サインアウト" }).click();
    await page.getByRole("heading", { name: "サインイン" }).waitFor();
    await mark(page).waitFor();
    await clerk.look("sign-in-training");
});
