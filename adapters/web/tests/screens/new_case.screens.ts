import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Clerk, openBrowser } from "./browser.js";

let browser: Browser;
beforeAll(async () => {
    browser = await openBrowser();
});
afterAll(() => browser.close());

/** Says who the principal is. */
async function fillPrincipal(form: Locator): Promise<void> {
    await form.getByLabel(/氏名/u).first().fill("試験 桜");
    await form
        .getByLabel(/フリガナ/u)
        .first()
        .fill("シケン サクラ");
    await form
        .getByLabel(/生年月日/u)
        .first()
        .fill("S39.5.6");
}

it("says at each answer what the rules say, then opens the case", async () => {
    const clerk = await Clerk.enter(browser, "k1");
    const { page } = clerk;
    await page.keyboard.press("F4");
    await clerk.settle();
    await clerk.look("new-case");
    const panel = page.locator(".decision");
    const form = page.getByRole("main");
    await page.getByLabel("任意代理人").check();
    await page.getByLabel(/再設定/u).check();
    await page.getByLabel("署名用(英数字6〜16)").first().check();
    await expect.poll(() => panel.innerText()).toMatch(/受付できます 来庁 2回/u);
    await clerk.settle();
    const said = await panel.innerText();
    expect(said).toMatch(/2回目に必要な物/u);
    expect(said).toMatch(/手数料\s+(?:[\d,]+円|未設定)/u);
    expect(said).toMatch(/転送\s+\S/u);
    expect(said).toMatch(/回答期限\s+(?:.*から\d+(?:日|か月)|未設定)/u);
    expect(said).toMatch(/次の発送日\s+(?:令和|未設定|今日の締切)/u);
    expect(said).not.toMatch(/定めなし/u);
    const accompanied = page.getByRole("group", { name: /本人も一緒に来ているか/u });
    await accompanied.getByLabel("はい").check();
    await expect.poll(() => panel.innerText()).toMatch(/本人が手続すれば、来庁1回/u);
    await clerk.look("new-case-principal-here");
    await accompanied.getByLabel("聞いていない").check();
    await expect.poll(() => panel.innerText()).not.toMatch(/本人が手続すれば/u);
    await panel.locator("summary").click();
    await expect.poll(() => panel.locator(".grounds").innerText()).toMatch(/市のページ/u);
    expect(await clerk.rawWords()).toEqual([]);
    await clerk.look("new-case-decided");
    await fillPrincipal(form);
    await expect.poll(() => page.getByText("昭和39年5月6日(水) 1964-05-06").count()).toBe(1);
    await form.getByLabel("郵便番号").first().fill("999-0001");
    await form.getByLabel("住所").first().fill("架空県架空市見本町1番地");
    await form.getByLabel(/氏名/u).nth(1).fill("代理 楓");
    await form
        .getByLabel(/フリガナ/u)
        .nth(1)
        .fill("ダイリ カエデ");
    await page
        .getByRole("group", { name: /住民登録はこの市区町村か/u })
        .getByLabel("はい")
        .check();
    await page.keyboard.press("F9");
    await expect
        .poll(() => page.locator(".state").innerText(), { timeout: 10_000 })
        .toBe("1回目 受付中");
    await clerk.settle();
    await clerk.look("first-visit");
    await page.getByRole("button", { name: /^郵送料を受け取る/u }).click();
    const postage = page.locator("dialog[open]");
    expect(await postage.getByLabel("金額(円)").inputValue()).toBe("434");
    await clerk.look("postage-dialog");
    await postage.getByRole("button", { name: "やめる" }).click();
    const other = page.getByRole("button", { name: /ほかの書類/u }).first();
    await other.click();
    await page.locator("dialog[open]").getByRole("button", { name: "やめる" }).click();
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
    await expect.poll(focused).toMatch(/ほかの書類/u);
    await page.keyboard.press("1");
    await expect.poll(() => page.locator(".paper.complete").count()).toBe(1);
});

it("ticks the first paper with the Enter that its button shows", async () => {
    const clerk = await Clerk.enter(browser, "k1");
    const { page } = clerk;
    await clerk.go("/new");
    await page.getByLabel("本人", { exact: true }).check();
    await page.getByLabel(/再設定/u).check();
    await page.getByLabel("利用者証明用(4桁)").first().check();
    await fillPrincipal(page.getByRole("main"));
    await page.keyboard.press("F9");
    await page.locator(".state").waitFor();
    const main = page.locator(".paper [data-step-main]");
    await expect.poll(() => main.innerText()).toMatch(/確認した\s*Enter/u);
    await expect.poll(() => main.evaluate((it) => it === document.activeElement)).toBe(true);
    expect(await page.locator(".case-grid").innerText()).toMatch(/再設定.*: 利用者証明用/u);
    expect(await page.locator(".notice table").innerText()).toMatch(/再設定.*: 署名用/u);
    await clerk.look("first-paper");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator(".paper.complete").count()).toBe(1);
});

it("leads to the first gap, and wants the address that the letter goes to", async () => {
    const clerk = await Clerk.enter(browser, "k1");
    const { page } = clerk;
    const label = () =>
        page.evaluate(() => {
            const at = document.activeElement;
            return at instanceof HTMLInputElement ? (at.labels?.[0]?.innerText ?? "") : "";
        });
    await clerk.go("/new");
    const form = page.getByRole("main");
    await page.getByLabel("任意代理人").check();
    await page.getByLabel(/再設定/u).check();
    await page.getByLabel("署名用(英数字6〜16)").first().check();
    await expect.poll(() => page.locator(".decision").innerText()).toMatch(/来庁 2回/u);
    await page.keyboard.press("F9");
    await expect.poll(label).toMatch(/氏名.*必須/u);
    await fillPrincipal(form);
    await page.keyboard.press("F9");
    await expect.poll(label).toMatch(/郵便番号.*必須/u);
    expect(await page.getByRole("alert").innerText()).toMatch(/住所/u);
    await clerk.look("new-case-gaps");
});

it("shows no refusal while the question that decides wasn't asked", async () => {
    const clerk = await Clerk.enter(browser, "k1");
    const { page } = clerk;
    await clerk.go("/new");
    const panel = page.locator(".decision");
    await page.getByLabel("任意代理人").check();
    await page.getByLabel(/再設定/u).check();
    await page.getByLabel("住民基本台帳用(4桁)").first().check();
    await expect.poll(() => panel.innerText()).toMatch(/まだ決まりません。「.*やむを得ない理由/u);
    expect(await page.locator(".verdict.bad").count()).toBe(0);
    await clerk.look("new-case-open");
    await page.getByRole("button", { name: /やむを得ない理由があるか いいえ/u }).click();
    await expect
        .poll(() => page.locator(".verdict.bad").innerText())
        .toMatch(/やむを得ない理由なし/u);
    const resident = page.getByRole("group", { name: /住民登録はこの市区町村か/u });
    await resident.getByLabel("いいえ").check();
    await expect.poll(() => panel.innerText()).toMatch(/住民登録のある市区町村が受け付けます/u);
    await clerk.look("new-case-no-ground");
});

it("asks for a minor's birth date before it answers a parent", async () => {
    const clerk = await Clerk.enter(browser, "k1");
    const { page } = clerk;
    await clerk.go("/new");
    await page.getByLabel("法定代理人(親権者等)").check();
    await page.getByLabel(/再設定/u).check();
    await page.getByLabel("利用者証明用(4桁)").first().check();
    const panel = page.locator(".decision");
    await expect.poll(() => panel.innerText()).toMatch(/生年月日を先に/u);
    expect(await panel.innerText()).not.toMatch(/受付できま/u);
    await page
        .getByRole("main")
        .getByLabel(/生年月日/u)
        .first()
        .fill("R2.5.6");
    await expect.poll(() => panel.innerText()).toMatch(/受付できま|係長に/u);
});

it("shows a case that is there already of the same person, side by side", async () => {
    const clerk = await Clerk.enter(browser, "k1");
    const { page } = clerk;
    await clerk.go("/new");
    const form = page.getByRole("main");
    await form
        .getByLabel(/フリガナ/u)
        .first()
        .fill("シケン サクラ");
    await form
        .getByLabel(/生年月日/u)
        .first()
        .fill("1964-05-06");
    await page.getByRole("heading", { name: "重複の疑い" }).waitFor();
    await expect
        .poll(() => page.getByRole("region", { name: "重複の疑い" }).innerText())
        .toMatch(/再設定.*: 署名用/u);
    await clerk.look("new-case-duplicate");
});

it("says in the search what is wrong with a number, and what can be typed", async () => {
    const clerk = await Clerk.enter(browser, "k1");
    const { page } = clerk;
    const said = async (typed: string) => {
        await page.getByRole("searchbox").fill(typed);
        await page.keyboard.press("Enter");
    };
    const alert = page.locator("search").getByRole("alert");
    await said("R8-本-0005-6");
    await expect.poll(() => alert.innerText()).toMatch(/検査文字/u);
    await said("5390506");
    await expect.poll(() => alert.innerText()).toMatch(/S39\.5\.6/u);
    await page.keyboard.press("F4");
    await expect.poll(() => alert.count()).toBe(0);
});

it("leaves an Enter that chooses characters alone", async () => {
    const clerk = await Clerk.enter(browser, "k1");
    const { page } = clerk;
    const field = page.getByRole("searchbox");
    await page.keyboard.press("F2");
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Input.imeSetComposition", { selectionStart: 2, selectionEnd: 2, text: "しけ" });
    let asked = 0;
    page.on("request", (request) => {
        if (request.url().endsWith("/v1/search")) asked += 1;
    });
    await cdp.send("Input.dispatchKeyEvent", {
        type: "rawKeyDown",
        windowsVirtualKeyCode: 229,
        key: "Process",
        code: "Enter",
    });
    await cdp.send("Input.insertText", { text: "シケン" });
    expect(asked).toBe(0);
    await expect.poll(() => field.inputValue()).toBe("シケン");
    await page.keyboard.press("Enter");
    await expect.poll(() => asked).toBe(1);
    await clerk.settle();
    expect(asked, "the Enter that composed sent nothing").toBe(1);
    await clerk.look("found");
});
