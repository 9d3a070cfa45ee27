import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { Clerk, openBrowser } from "./browser.js";
import { openOffice, type Office } from "./office.js";

let browser: Browser;
let office: Office;
const staff = ["k1", "h1"];
beforeAll(async () => {
    browser = await openBrowser();
    const codes = staff.map((who) => `${inject("municipality")}-${who}`);
    // Days after the office week's last entry.
    office = await openOffice(inject("municipality"), codes, "2026-12-04T17:00:00+09:00");
}, 120_000);
afterAll(async () => {
    await office.close();
    await browser.close();
});

it("says after days at a standstill that deadlines wait for somebody to confirm the day", async () => {
    const size = { width: 1366, height: 768 };
    const [clerk, chief] = (await Promise.all(
        staff.map((who) => Clerk.enter(browser, who, size, office.address)),
    )) as [Clerk, Clerk];
    const notice = ({ page }: Clerk) =>
        page.getByRole("region", { name: /時計が一度に1日を超えて/u });
    const right = { name: /日時は正しい/u };
    await Promise.all([clerk.go("/progress"), chief.go("/progress")]);
    await expect.poll(() => notice(clerk).innerText()).toMatch(/12月4日.* 17:0\d/u);
    expect(await notice(clerk).getByRole("button", right).count(), "whose it isn't").toBe(0);
    await clerk.look("clock-in-doubt");
    await notice(chief).getByRole("button", right).waitFor();
    await chief.look("clock-to-confirm");
    await notice(chief).getByRole("button", right).click();
    await expect.poll(() => notice(chief).count()).toBe(0);
    await clerk.page.reload();
    await clerk.page.getByRole("heading", { name: "判断が要るもの" }).waitFor();
    await expect.poll(() => notice(clerk).count()).toBe(0);
    expect([...clerk.complaints, ...chief.complaints]).toEqual([]);
});
