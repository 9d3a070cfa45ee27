import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import {
    dialogNames,
    foldNames,
    type DialogName,
    type FoldName,
} from "../../src/ui/dialog_names.js";
import { Clerk, openBrowser } from "./browser.js";
import { changedPolicy } from "./changed_policy.js";

let browser: Browser;
beforeAll(async () => {
    browser = await openBrowser();
});
afterAll(() => browser.close());

type Open = (clerk: Clerk) => Promise<void>;

/** Acts that no case of the week allows at the end; their dialogs need nothing but the case. */
const moreActs = ["complete_card_operation", "replace_agent", "record_circumstances"];

/** Lets the case page offer `moreActs` beside what the server allows. */
async function offerMore(page: Page): Promise<void> {
    await page.route(/\/v1\/cases\/[^/]+$/u, async (route) => {
        const answer = await route.fetch();
        const shown = (await answer.json()) as {
            allowed: { command: string }[];
            blocked: object[];
        };
        for (const command of moreActs) {
            const act = { command, label_ja: command, label_en: command, needs: ["x"] };
            const rest = { main: false, confirm: false, second_person: false };
            shown.allowed = shown.allowed.filter((each) => each.command !== command);
            shown.allowed.push({ ...act, ...rest });
            shown.blocked.push({ ...act, code: "x", why_ja: "まだ", why_en: "not yet", ids: [] });
        }
        await route.fulfill({ response: answer, json: shown });
    });
}

/** A case's page. */
const atCase: Open = async (clerk) => {
    await offerMore(clerk.page);
    const number = await clerk.firstCase("open");
    await clerk.go(`/cases/${encodeURIComponent(number)}`);
};
const unfold = (clerk: Clerk, name: FoldName) =>
    clerk.page.locator(`details[data-fold="${name}"] > summary`).first().click();
const actOf =
    (name: RegExp): Open =>
    async (clerk) => {
        await atCase(clerk);
        await unfold(clerk, "other_acts");
        await clerk.page.locator(".other-actions").getByRole("button", { name }).first().click();
    };
const press = (clerk: Clerk, name: RegExp) =>
    clerk.page.getByRole("main").getByRole("button", { name }).first().click();
const chooseAll: Open = async (clerk) => {
    await clerk.go("/lists/open");
    await clerk.page.locator("thead input[type=checkbox]").check();
    await press(clerk, /自分の担当にする|^Claim/u);
};

/** Asks what a change of the first account in the list does. */
const atAccount: Open = async (clerk) => {
    await clerk.go("/settings/staff");
    await press(clerk, /パスワードを作り直す|new password/iu);
};

const dialogs: Readonly<Record<DialogName, Open>> = {
    account: atAccount,
    act: actOf(/メモを残す|note/iu),
    bulk_result: async (clerk) => {
        // Refused, so that there is something to list and nothing changes.
        const problem = {
            code: "not_permitted",
            title: "できません",
            detail_en: "no",
            status: 403,
        };
        await clerk.page.route("**/v1/cases/*/commands", (route) =>
            route.fulfill({ status: 403, contentType: "application/problem+json", json: problem }),
        );
        await chooseAll(clerk);
        await clerk.page.locator("dialog[open] .main-button").click();
    },
    bulk_sure: chooseAll,
    circumstances: actOf(/^record_circumstances$/u),
    command: async (clerk) => {
        await clerk.go("/settings/offices");
        await press(clerk, /臨時の休み|closure/u);
    },
    complete: actOf(/^complete_card_operation$/u),
    csv_purpose: async (clerk) => {
        await clerk.go("/lists/open?names=1");
        await press(clerk, /CSV/u);
    },
    document: async (clerk) => {
        await atCase(clerk);
        await press(clerk, /来庁票|visit slip/iu);
    },
    entry: async (clerk) => {
        await atCase(clerk);
        await clerk.page.locator(".timeline button").first().click();
    },
    found: async (clerk) => {
        await clerk.go("/");
        await clerk.page.getByRole("searchbox").fill("ミツカラナイ");
        await clerk.page.keyboard.press("Enter");
    },
    identity: async (clerk) => {
        const { page } = clerk;
        await page.route("**/v1/sign-in", async (route) => {
            const answer = await route.fetch();
            const providers = [{ municipality: inject("municipality"), label: "庁内の認証基盤" }];
            const ways = { ...((await answer.json()) as object), providers };
            await route.fulfill({ response: answer, json: ways });
        });
        await page.goto(`${inject("address")}/settings/staff`);
        await page.getByRole("navigation").first().waitFor();
        await press(clerk, /認証基盤|identity provider/u);
    },
    new_password: async (clerk) => {
        const made = { staff: `${inject("municipality")}-k1`, password: "見本-見本-見本" };
        await clerk.page.route("**/v1/staff/*/account", (route) => route.fulfill({ json: made }));
        await atAccount(clerk);
        await clerk.page.locator("dialog[open] .main-button").click();
    },
    publish_policy: async (clerk) => {
        await clerk.go("/settings/rules");
        await press(clerk, /新しい版を公開|Publish a version/u);
        await clerk.page.locator("input[type=file]").setInputFiles(changedPolicy());
        await clerk.page.locator("dialog[open] table").waitFor();
    },
    replace_agent: actOf(/^replace_agent$/u),
    save_filter: async (clerk) => {
        await clerk.go("/lists/open?status=awaiting_reply");
        await press(clerk, /名前を付けて残す|Keep this/u);
    },
    set_value: async (clerk) => {
        await clerk.go("/settings/rules");
        await press(clerk, /ほかの値を決める|Set another/u);
        await clerk.page.locator("dialog[open] select").selectOption("letter.reply_period");
    },
};

const ofAdministrator: ReadonlySet<DialogName> = new Set(["account", "identity", "new_password"]);

const folds: Readonly<Record<FoldName, Open>> = {
    blocked_acts: atCase,
    chart_table: (clerk) => clerk.go("/progress"),
    grounds: async (clerk) => {
        await clerk.go("/new");
        const form = clerk.page.getByRole("main");
        await form.getByLabel(/任意代理人|Voluntary agent/u).check();
        await form.getByLabel(/再設定|PIN reset/u).check();
        await form
            .getByLabel(/署名用|signature/iu)
            .first()
            .check();
        await clerk.settle();
    },
    other_acts: atCase,
};

describe.each(["ja", "en"])("in %s", (language) => {
    let chief: Clerk;
    let administrator: Clerk;
    beforeAll(async () => {
        chief = await Clerk.enter(browser, "h1");
        administrator = await Clerk.enter(browser, "a1");
        if (language === "en") {
            for (const { page } of [chief, administrator]) {
                await page.getByRole("button", { name: "English" }).click();
            }
        }
    });
    afterEach(async () => {
        for (const each of [chief, administrator]) {
            await each.page.unrouteAll({ behavior: "wait" });
            await each.resize(1366, 768);
        }
    });
    it.each(dialogNames)("the dialog %s is accessible", async (name) => {
        const clerk = ofAdministrator.has(name) ? administrator : chief;
        await dialogs[name](clerk);
        const dialog = clerk.page.locator(`dialog[open][data-dialog="${name}"]`);
        await dialog.waitFor();
        await clerk.settle();
        const cut = await dialog.evaluate((box) => box.scrollWidth - box.clientWidth);
        expect(cut, "nothing of it is cut off").toBeLessThanOrEqual(0);
        await clerk.look(`dialog-${name}-${language}`);
        await clerk.resize(683, 384);
        await clerk.look(`dialog-${name}-${language}-200`);
        await clerk.page.keyboard.press("Escape");
        await expect.poll(() => dialog.count()).toBe(0);
    });
    it.each(foldNames)("what unfolds as %s is accessible", async (name) => {
        await folds[name](chief);
        await unfold(chief, name);
        await chief.settle();
        await chief.look(`fold-${name}-${language}`);
    });
});
