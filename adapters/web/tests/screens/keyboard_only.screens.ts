import type { Browser, Route } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { Clerk, openBrowser } from "./browser.js";
import { openOffice, type Office } from "./office.js";

// An office of its own: the case that waits for its second visit is used up.
let browser: Browser;
let office: Office;
const staff = ["k1", "k2"] as const;
beforeAll(async () => {
    browser = await openBrowser();
    const codes = staff.map((who) => `${inject("municipality")}-${who}`);
    office = await openOffice(inject("municipality"), codes);
}, 240_000);
afterAll(async () => {
    await office.close();
    await browser.close();
});

/** The step of the second visit that is next. */
const step = ".step.now .step-name";

/** What somebody without a mouse has: keys to press, and a page to look at. */
class Hands {
    private constructor(private readonly clerk: Clerk) {}

    static async of(who: string): Promise<Hands> {
        const clerk = await Clerk.enter(browser, who, undefined, office.address);
        // A pointer leaves a trace, so that a click can't slip into the run.
        await clerk.page.evaluate(() => {
            window.addEventListener("pointerdown", () => {
                document.documentElement.dataset.pointed = "yes";
            });
        });
        return new Hands(clerk);
    }

    async press(key: string): Promise<void> {
        await this.clerk.page.keyboard.press(key);
    }

    /** What a scanner types: characters, then Enter. */
    async scan(text: string): Promise<void> {
        await this.clerk.page.keyboard.type(text);
        await this.press("Enter");
    }

    /** Waits until the first that the selector names says so. */
    async sees(selector: string, words: RegExp): Promise<void> {
        const shown = this.clerk.page.locator(selector).first();
        await expect
            .poll(() => shown.innerText().catch(() => ""), { message: selector })
            .toMatch(words);
    }

    /** Waits until Enter would press what says so: the focus is there. */
    async stands(words: RegExp): Promise<void> {
        await this.sees(":focus", words);
    }

    /** Waits until nothing says so any more: what comes after it may have another key. */
    async loses(words: RegExp): Promise<void> {
        const keyed = this.clerk.page.locator("[aria-keyshortcuts]", { hasText: words });
        await keyed.waitFor({ state: "detached" });
    }

    /** Waits until a digit or a function key is that of what says so, then presses it. */
    async takes(words: RegExp): Promise<void> {
        const keyed = this.clerk.page.locator("[aria-keyshortcuts]", { hasText: words });
        await keyed.waitFor();
        await this.press((await keyed.getAttribute("aria-keyshortcuts")) ?? "");
    }

    /** Keeps the answer to what is sent next on its way while something else is done. */
    async answeredLate(meanwhile: () => Promise<void>): Promise<void> {
        let arrives = () => {};
        const over = new Promise<void>((done) => {
            arrives = done;
        });
        const keep = async (route: Route) => {
            const response = await route.fetch();
            await over;
            await route.fulfill({ response });
        };
        await this.clerk.page.route(/\/commands$/u, keep, { times: 1 });
        await meanwhile().finally(arrives);
    }

    /** Waits for the dialog that asks, which has the focus, and records what stands in it. */
    async records(title: RegExp, choose: () => Promise<void> = () => Promise.resolve()) {
        const dialog = this.clerk.page.locator("dialog[open]");
        await this.sees("dialog[open] h2", title);
        await this.clerk.page.locator("dialog[open] :focus").waitFor();
        await choose();
        await this.press("Enter");
        await dialog.waitFor({ state: "detached" });
    }
}

/** The number on the letter of the case that waits, as the list has it. */
async function letterOf(who: Clerk, where: string): Promise<string> {
    await who.go(`/lists/awaiting_reply?office=${where}`);
    const cell = who.page.locator("tbody td", { hasText: /^\w{4}-\w{4}-\w$/u });
    return await cell.innerText();
}

it(
    "goes from the scanned letter to the completed case without a mouse",
    { timeout: 240_000 },
    async () => {
        const west = inject("waitingAt");
        const beside = await Clerk.enter(browser, "k2", undefined, office.address);
        const letter = await letterOf(beside, west);
        const hands = await Hands.of("k1");

        await hands.press("F2"); // the field that is always reachable; the counter stands after it
        await hands.press("Tab");
        await hands.press("Tab");
        await hands.press("ArrowDown");
        await hands.sees("select:focus option:checked", /西部支所/u);
        await hands.press("F2");
        await hands.scan(letter);
        await hands.sees(".state", /^回答待ち/u);

        await hands.sees(step, /来庁者\(代理人\)/u);
        await hands.press("1"); // the agent's driving licence begins the visit
        await hands.sees(step, /A1 B0/u);
        await hands.sees(".state", /^2回目 受付中/u);
        await hands.press("9"); // and their bank passbook
        await hands.sees(step, /本人のカードと期限/u);
        await hands.press("1"); // the card ends on a birthday in …1
        await hands.sees(step, /本人: 本人確認書類/u);
        await hands.press("1"); // the principal's own document
        await hands.sees(step, /住民異動/u);
        await hands.stands(/異動なし/u);
        await hands.press("Enter");
        await hands.sees(step, /回答書を受け取る/u);
        await hands.stands(/封がある/u);
        await hands.press("Enter");
        await hands.sees(step, /開封する/u);
        await hands.takes(/窓口 二郎/u); // who stands beside: two open it
        await hands.sees(step, /内容を確かめる/u);
        await hands.stands(/不備なし/u);
        await hands.press("Enter");
        await hands.sees(".state", /^確認済\(端末処理待ち\)$/u);

        await hands.takes(/端末処理へ進む/u);
        await hands.records(/端末処理へ進む/u);
        await hands.sees(".state", /^統合端末 処理中$/u);
        await hands.answeredLate(async () => {
            await hands.takes(/カードを端末に置く/u);
            await hands.loses(/カードを端末に置く/u); // the page hears of it before its answer
            await hands.takes(/カードを読み直した/u);
            await hands.sees("dialog[open] h2", /カードを読み直した/u);
        });
        await hands.sees(".actions .done", /登録しました/u);
        await hands.records(/カードを読み直した/u);
        await hands.takes(/^暗証番号の紙を処分する/u);
        await hands.records(/暗証番号の紙を処分する/u, () => hands.press("Space")); // shredded
        await hands.takes(/完了\(カード返却\)/u);
        await hands.records(/完了\(カード返却\)/u);
        await hands.sees(".state", /^完了$/u);
    },
);
