import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Clerk, openBrowser } from "./browser.js";

let browser: Browser;
beforeAll(async () => {
    browser = await openBrowser();
});
afterAll(() => browser.close());

it("acts on chosen cases that are shown, and says how many others are chosen", async () => {
    const clerk = await Clerk.enter(browser, "h1");
    const { page } = clerk;
    await clerk.go("/lists/open");
    const rows = page.getByRole("main").locator("tbody tr");
    await rows.nth(0).getByRole("checkbox").check();
    await rows.nth(1).getByRole("checkbox").check();
    const number = (await rows.nth(0).getByRole("link").first().innerText()).trim();
    const search = page.getByLabel("一覧の中を番号で探す");
    await search.fill(number);
    await expect.poll(() => rows.count()).toBe(1);
    const said = page.getByRole("main").getByText(/件を選択中/u);
    expect(await said.innerText()).toBe("1件を選択中(表示していない1件は含みません)");
    await page.getByRole("button", { name: "自分の担当にする" }).click();
    expect(await page.locator("dialog[open]").innerText()).toMatch(/^.*\n+1件/u);
    await page.locator("dialog[open]").getByRole("button", { name: "やめる" }).click();
    await search.fill("見つからない");
    await expect.poll(() => rows.count()).toBe(0);
    const claim = page.getByRole("button", { name: "自分の担当にする" });
    expect(await claim.isDisabled(), "nothing that is chosen is shown").toBe(true);
    await search.fill("");
    expect(await said.innerText()).toBe("2件を選択中");
});
