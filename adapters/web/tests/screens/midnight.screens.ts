import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { Clerk, openBrowser } from "./browser.js";
import { openOffice, type Office } from "./office.js";

let browser: Browser;
let office: Office;
beforeAll(async () => {
    browser = await openBrowser();
    const clerk = `${inject("municipality")}-k1`;
    office = await openOffice(inject("municipality"), [clerk], "2026-11-30T23:54:00+09:00");
}, 120_000);
afterAll(async () => {
    await office.close();
    await browser.close();
});

it("follows the office's day and time over midnight without a new sign-in", async () => {
    const size = { width: 1366, height: 768 };
    const clerk = await Clerk.enter(browser, "k1", size, office.address);
    const { page } = clerk;
    const mail = await page.context().newPage();
    await mail.goto(`${office.address}/mail`);
    const cutOff = mail.getByText(/文書係への引渡し\(15:00まで\)/u);
    await expect.poll(() => cutOff.innerText()).not.toMatch(/あと/u);

    const today = page.getByRole("complementary", { name: "今日" });
    const due = today.locator(".today-list li").first();
    await expect.poll(() => due.innerText()).toMatch(/残り2日/u);
    expect(await today.getByRole("heading", { level: 2 }).innerText()).toMatch(/11月30日/u);

    office.moveClock(7 * 60);
    await expect.poll(() => due.innerText(), { timeout: 30_000 }).toMatch(/残り1日/u);
    // The list and the session's day are read apart.
    const heading = today.getByRole("heading", { level: 2 });
    await expect.poll(() => heading.innerText()).toMatch(/12月1日/u);
    await expect.poll(() => cutOff.innerText()).toMatch(/あと14時間5\d分/u);
    expect(await page.getByRole("heading", { name: "サインイン" }).count()).toBe(0);
    await clerk.go("/progress/day-close");
    expect(await page.getByRole("main").innerText()).toMatch(/12月1日|R8\.12\.1/u);
    expect(clerk.complaints).toEqual([]);
});
