import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { Clerk, openBrowser } from "./browser.js";

let browser: Browser;
beforeAll(async () => {
    browser = await openBrowser();
});
afterAll(() => browser.close());

const now = (clerk: Clerk) => clerk.page.locator(".step.now .step-name");

/** Presses a key and waits until the step that comes next is there. */
async function press(clerk: Clerk, key: string, next: RegExp): Promise<void> {
    await clerk.page.keyboard.press(key);
    await expect
        .poll(
            () =>
                now(clerk)
                    .innerText()
                    .catch(() => ""),
            { timeout: 10_000 },
        )
        .toMatch(next);
}

/** Types as a scanner does: the keys follow each other at once, however busy this machine is. */
async function scan({ page }: Clerk, text: string): Promise<void> {
    const cdp = await page.context().newCDPSession(page);
    const began = Date.now() / 1000;
    for (const [at, letter] of [...text, "\r"].entries()) {
        const key = letter === "\r" ? "Enter" : letter;
        const timestamp = began + at / 100;
        await cdp.send("Input.dispatchKeyEvent", { type: "keyDown", key, text: letter, timestamp });
        await cdp.send("Input.dispatchKeyEvent", { type: "keyUp", key, timestamp });
    }
    await cdp.detach();
}

it("draws the letter into a viewer, without a download", async () => {
    const clerk = await Clerk.enter(browser, "k1");
    const { page } = clerk;
    await clerk.chooseOffice(inject("waitingAt"));
    const number = await clerk.firstCase("awaiting_reply");
    await clerk.go(`/cases/${encodeURIComponent(number)}`);
    let downloads = 0;
    page.on("download", () => {
        downloads += 1;
    });
    const drawn = page.waitForResponse((answer) => answer.url().includes("/v1/letters/"));
    await page.getByRole("button", { name: "来庁票" }).click();
    expect((await drawn).headers()["content-type"]).toBe("application/pdf");
    await expect.poll(() => page.locator("iframe.viewer").getAttribute("src")).toMatch(/^blob:/u);
    expect(downloads).toBe(0);
    expect(clerk.complaints).toEqual([]);
});

it("takes eight keys when all is well, and opens the reply last", async () => {
    const clerk = await Clerk.enter(browser, "k1");
    await clerk.chooseOffice(inject("waitingAt"));
    await clerk.go(`/lists/awaiting_reply?office=${inject("waitingAt")}`);
    const letter = await clerk.page
        .locator("tbody td", { hasText: /^\w{4}-\w{4}-\w$/u })
        .innerText();
    await clerk.go("/");
    await scan(clerk, `MDG-${letter.replaceAll("-", "")}`); // no field has the focus
    await expect.poll(() => now(clerk).innerText()).toMatch(/来庁者\(代理人\)/u);
    await clerk.look("second-visit");
    await press(clerk, "1", /A1 B0/u); // the agent's driving licence begins the visit
    await press(clerk, "9", /本人のカードと期限/u); // and their bank passbook
    const ends = await clerk.page.locator(".step.now button").allInnerTexts();
    expect(ends.filter((end) => /^\d\s+R\d+\(20\d\d\)\.\d+\.\d+$/u.test(end))).toHaveLength(10);
    await press(clerk, "1", /本人: 本人確認書類/u); // the card ends on a birthday in …1
    await press(clerk, "1", /住民異動/u); // the principal's document
    await press(clerk, "Enter", /回答書を受け取る/u);
    await press(clerk, "Enter", /開封する/u);
    await clerk.look("second-visit-open");
    const colleague = clerk.page.getByRole("button", { name: /窓口 二郎/u });
    const digit = (await colleague.getAttribute("aria-keyshortcuts")) ?? "";
    await press(clerk, digit, /内容を確かめる/u); // who stands beside, the seventh key
    await clerk.page.keyboard.press("Enter"); // the eighth
    await expect.poll(() => clerk.page.locator(".state").innerText()).toBe("確認済(端末処理待ち)");
    await clerk.look("second-visit-accepted");
});

it("doesn't end before the PIN part is accounted for; keys alone lead to the end", async () => {
    const clerk = await Clerk.enter(browser, "k1");
    await clerk.chooseOffice(inject("waitingAt"));
    const number = await clerk.firstCase("card_work");
    await clerk.go(`/cases/${encodeURIComponent(number)}`);
    const { page } = clerk;
    const state = page.locator(".state");
    const dialog = page.locator("dialog[open]");
    const record = async () => {
        await page.keyboard.press("Enter");
        await dialog.waitFor({ state: "detached" });
    };
    const begin = async (key: string, name: RegExp) => {
        await expect
            .poll(() => page.locator(`[aria-keyshortcuts="${key}"]`).innerText())
            .toMatch(name);
        await page.keyboard.press(key);
        await dialog.waitFor();
    };
    await begin("F6", /端末処理へ進む/u);
    await clerk.look("card-work-dialog");
    await record();
    await expect.poll(() => state.innerText()).toBe("統合端末 処理中");
    await expect
        .poll(() => page.locator('[aria-keyshortcuts="F6"]').innerText())
        .toMatch(/カードを端末に置く/u);
    await page.keyboard.press("F6"); // nothing to fill in: recorded at once
    await begin("F6", /カードを読み直した/u);
    await record();
    await expect
        .poll(() => page.locator(".more-actions .facts").innerText())
        .toMatch(/完了\(カード返却\)/u);
    const dispose = page.getByRole("button", { name: /^暗証番号の紙を処分する/u });
    await page.keyboard.press((await dispose.getAttribute("aria-keyshortcuts")) ?? "");
    await dialog.waitFor();
    await page.keyboard.press("Space"); // the first choice: shredded
    await dialog.getByLabel("ほかの職員").check();
    await dialog.getByLabel("ほかの職員").last().fill("窓口 二郎");
    await page.keyboard.press("Enter");
    await expect.poll(() => dialog.getByRole("alert").innerText()).toMatch(/登録されていません/u);
    await clerk.look("witness-unknown");
    const beside = dialog.locator("label", { hasText: "窓口 二郎" });
    await dialog.getByLabel("ほかの職員").first().focus();
    await page.keyboard.press(await beside.locator("kbd").innerText());
    await expect.poll(() => beside.locator("input").isChecked()).toBe(true);
    await clerk.look("witness-by-key");
    await record();
    await begin("F6", /完了\(カード返却\)/u);
    await clerk.look("complete-dialog");
    await record();
    await expect.poll(() => state.innerText()).toBe("完了");
});
