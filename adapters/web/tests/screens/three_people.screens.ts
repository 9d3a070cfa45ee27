import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { Clerk, openBrowser } from "./browser.js";

let browser: Browser;
beforeAll(async () => {
    browser = await openBrowser();
});
afterAll(() => browser.close());

const state = (who: Clerk) => who.page.locator(".state").innerText();
const until = (who: Clerk, words: RegExp) => expect.poll(() => state(who)).toMatch(words);

/** Presses an act's button and fills what its dialog asks, by label. */
async function act(who: Clerk, name: RegExp, fields: Readonly<Record<string, string>> = {}) {
    const { page } = who;
    const button = page.locator(".actions").getByRole("button", { name });
    if (!(await button.first().isVisible())) await page.getByText(/ほかの操作/u).click();
    await button.first().click();
    if (Object.keys(fields).length === 0) return;
    const dialog = page.locator("dialog[open]");
    for (const [label, value] of Object.entries(fields)) {
        await dialog.getByLabel(label).first().fill(value);
    }
    await dialog.getByRole("button", { name: "登録する" }).click();
    await dialog.waitFor({ state: "detached" });
}

/** A new case of a voluntary agent, opened at the counter. */
async function open(clerk: Clerk): Promise<string> {
    const { page } = clerk;
    await clerk.go("/new");
    const form = page.getByRole("main");
    await page.getByLabel("任意代理人").check();
    await page.getByLabel(/再設定/u).check();
    await page.getByLabel("利用者証明用(4桁)").first().check();
    await form.getByLabel(/氏名/u).first().fill("用例 椿");
    await form
        .getByLabel(/フリガナ/u)
        .first()
        .fill("ヨウレイ ツバキ");
    await form
        .getByLabel(/生年月日/u)
        .first()
        .fill("昭和30年3月3日");
    await form.getByLabel("郵便番号").first().fill("9990001");
    await form.getByLabel("住所").first().fill("架空県架空市見本町2番地");
    await form.getByLabel(/氏名/u).nth(1).fill("代理 柊");
    await form
        .getByLabel(/フリガナ/u)
        .nth(1)
        .fill("ダイリ ヒイラギ");
    await form
        .getByLabel(/生年月日/u)
        .nth(1)
        .fill("S55.1.1");
    await page
        .getByRole("group", { name: /住民登録はこの市区町村か/u })
        .getByRole("radio", { name: "はい" })
        .check();
    await page.keyboard.press("F9");
    await until(clerk, /1回目 受付中/u);
    return (await page.locator("h1").innerText()).split(" ")[0]?.split("\n")[0] ?? "";
}

it("takes a case from the counter over the chief to the mailroom, each seeing the other's work", async () => {
    const [clerk, chief, mailroom] = (await Promise.all(
        ["k1", "h1", "b1"].map((who) => Clerk.enter(browser, who)),
    )) as [Clerk, Clerk, Clerk];
    const number = await open(clerk);
    const address = `/cases/${encodeURIComponent(number)}`;
    await clerk.page.keyboard.press("1");
    await expect.poll(() => clerk.page.locator(".paper.complete").count()).toBe(1);
    await expect.poll(() => clerk.page.locator(".more-actions").innerText()).toMatch(/郵送料/u);
    await clerk.look("intake-postage-missing");
    await act(clerk, /郵送料を受け取る/u, { "金額(円)": "434" });
    await expect.poll(() => clerk.page.getByRole("button", { name: /^受付する/u }).count()).toBe(1);
    await act(clerk, /^受付する/u);
    await until(clerk, /決裁待ち/u);

    await chief.go("/lists/approvals");
    await chief.page.getByRole("link", { name: number }).click();
    await act(chief, /発送を決裁する/u);
    await until(chief, /受付済/u);
    await until(clerk, /受付済/u); // by itself: the clerk's page hears of it

    await act(clerk, /照会書の印刷待ち/u);
    await until(clerk, /印刷待ち/u);
    await act(clerk, /^印刷する/u, { 印刷の束の番号: "T-1" });
    await until(clerk, /封入・発送待ち/u);
    await act(clerk, /文書係へ渡す/u, {
        印刷の束の番号: "T-1",
        受け取った職員: `${inject("municipality")}-b1`,
    });
    await until(clerk, /引渡済/u);

    await mailroom.go("/mail");
    await mailroom.go(address);
    await act(mailroom, /引受番号を記録する/u, { "引受番号(11桁)": "91200000846" });
    await until(mailroom, /回答待ち/u);
    await until(clerk, /回答待ち/u);
    await mailroom.look("posted");
});
