import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Clerk, openBrowser } from "./browser.js";
import { changedPolicy, comingVersion } from "./changed_policy.js";

let browser: Browser;
beforeAll(async () => {
    browser = await openBrowser();
});
afterAll(() => browser.close());

it("asks for the reply period in parts, and says it in words", async () => {
    const clerk = await Clerk.enter(browser, "h1");
    const { page } = clerk;
    await clerk.go("/settings/rules");
    await page.getByRole("button", { name: "ほかの値を決める" }).click();
    const dialog = page.locator("dialog[open]");
    await dialog.getByLabel("設定項目").selectOption("letter.reply_period");
    await dialog.getByLabel("長さ").fill("21");
    await dialog.getByLabel("いつから数えるか").selectOption("dispatch");
    await dialog.getByLabel("期限が閉庁日なら次の開庁日まで").check();
    await dialog.getByRole("button", { name: "登録する" }).click();
    await dialog.getByText("入れてください。").waitFor(); // The reason is missing.
    await dialog.getByLabel("適用を始める日").or(dialog.getByLabel("適用開始")).fill("2098-04-01");
    await dialog.getByLabel("理由").fill("試験");
    await clerk.look("set-value");
    await dialog.getByRole("button", { name: "登録する" }).click();
    await dialog.waitFor({ state: "detached" });
    const row = page.getByRole("region", { name: "市の設定値" }).or(page.locator("table.narrow"));
    await row.getByText("発送日から21日(期限が閉庁日なら次の開庁日まで)").first().waitFor();
    expect(await clerk.rawWords()).toEqual([]);
});

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
