import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Clerk, openBrowser } from "./browser.js";
import { changedPolicy, comingVersion } from "./changed_policy.js";

let browser: Browser;
beforeAll(async () => {
    browser = await openBrowser();
});
afterAll(() => browser.close());

it("checks a text, shows what it changes, publishes it, and compares it afterwards", async () => {
    const clerk = await Clerk.enter(browser, "h1");
    const { page } = clerk;
    await clerk.go("/settings/rules");
    await page.getByRole("button", { name: "新しい版を公開する" }).click();
    const dialog = page.locator("dialog[open]");
    const file = dialog.locator("input[type=file]");
    const publish = dialog.getByRole("button", { name: "公開する", exact: true });
    expect(await publish.isDisabled()).toBe(true);

    await file.setInputFiles(changedPolicy((text) => text.replace("rule {", "rul {")));
    await dialog.getByText(/件の点検結果があります/u).waitFor();
    expect(await dialog.locator("tbody td").first().innerText(), "the line").toMatch(/^\d+$/u);
    expect(await publish.isDisabled()).toBe(true);
    await clerk.look("policy-findings");

    await file.setInputFiles(changedPolicy());
    await dialog.getByText(/見つかったことはありません/u).waitFor();
    const rows = dialog.locator("tbody tr");
    expect(await rows.count()).toBe(3); // the rule's words, the version, its first day
    expect(await rows.first().innerText()).toMatch(/-01\s+変更\s+規則 \S+-01 › 内容/u);
    await clerk.look("policy-differences");
    await publish.click();
    await dialog.waitFor({ state: "detached" });

    await page.getByText(/これから適用する版/u).waitFor();
    await page.getByRole("heading", { name: "版の違い" }).waitFor();
    await clerk.settle();
    const region = page.getByRole("region", { name: "版の違い" });
    await expect.poll(() => region.locator("tbody tr").count()).toBe(3);
    expect(await page.getByLabel("後の版").inputValue()).toBe(comingVersion());
    await clerk.look("policies-compared");
    expect(await clerk.rawWords()).toEqual([]);
    await page.getByRole("button", { name: "English" }).click();
    await clerk.look("policies-compared-english");
});
