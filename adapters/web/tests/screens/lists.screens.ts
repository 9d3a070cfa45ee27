import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
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

it("offers who only reads no form of the counter's work", async () => {
    const clerk = await Clerk.enter(browser, "h1");
    const { page } = clerk;
    const reads = ["read_cases", "read_rules", "read_staff", "read_audit", "prove_record"];
    await page.route("**/v1/session", async (route) => {
        const answer = await route.fetch();
        const session = { ...((await answer.json()) as object), permissions: reads };
        await route.fulfill({ response: answer, json: session });
    });
    await page.goto(inject("address"));
    await page.getByRole("navigation").first().waitFor();
    await clerk.settle();
    const main = page.getByRole("main");
    expect(await main.innerText()).not.toContain("新しい受付");
    await page.keyboard.press("F4");
    await clerk.settle();
    expect(new URL(page.url()).pathname).toBe("/");
    await clerk.go("/new");
    expect(await main.innerText()).toBe("この画面を見る役割がありません。");
    for (const path of ["/progress/day-close", "/lists/open", "/mail"]) {
        await clerk.go(path);
        await page.getByRole("heading", { level: 1 }).waitFor();
        expect(await main.getByRole("checkbox", { name: /選択/u }).count(), path).toBe(0);
        const offered = main.getByRole("button", {
            name: /担当にする|日締めする|記録する|登録する/u,
        });
        expect(await offered.count(), path).toBe(0);
    }
    await clerk.look("auditor-day-close");
});
