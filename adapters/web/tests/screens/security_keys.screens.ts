import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { Clerk, openBrowser } from "./browser.js";

let browser: Browser;
beforeAll(async () => {
    browser = await openBrowser();
});
afterAll(() => browser.close());

const authenticator = {
    protocol: "ctap2",
    transport: "usb",
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
} as const;

async function plugIn(page: Page): Promise<{ cdp: CDPSession; authenticatorId: string }> {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("WebAuthn.enable");
    return {
        cdp,
        ...(await cdp.send("WebAuthn.addVirtualAuthenticator", { options: authenticator })),
    };
}

async function signOut({ page }: Clerk): Promise<void> {
    await page.getByRole("button", { name: "サインアウト" }).click();
    await page.getByRole("heading", { name: "サインイン" }).waitFor();
}

async function signIn({ page }: Clerk): Promise<void> {
    await page.getByLabel("市町村コード").fill(inject("municipality"));
    await page.getByLabel("職員コード").fill(`${inject("municipality")}-b1`);
    await page.getByLabel("パスワード").fill(inject("password"));
    await page.keyboard.press("Enter");
}

it("asks for the key that a person registered, and no more once it is removed", async () => {
    const clerk = await Clerk.enter(browser, "b1");
    const { page } = clerk;
    const { cdp, authenticatorId } = await plugIn(page);
    await clerk.go("/settings/me");
    const keys = page.locator("section", {
        has: page.getByRole("heading", { name: "セキュリティキー" }),
    });
    await keys.getByLabel("キーの名前").fill("机の鍵");
    await keys.getByLabel("パスワード").fill(inject("password"));
    await keys.getByRole("button", { name: "キーを登録する" }).click();
    await keys.getByText(/机の鍵 \(/u).waitFor(); // the field says 机の鍵 as an example
    await clerk.look("security-keys");

    await signOut(clerk);
    await signIn(clerk);
    await page.getByRole("navigation").first().waitFor();

    // The browser notes what it signed in a process of its own.
    const signed = async () => {
        const { credentials } = await cdp.send("WebAuthn.getCredentials", { authenticatorId });
        return credentials.map((each) => each.signCount);
    };
    await expect.poll(signed).toEqual([2]);

    await clerk.go("/settings/me");
    await keys.getByRole("button", { name: "机の鍵 登録をやめる" }).click();
    await keys.getByLabel("パスワード").fill(inject("password"));
    await keys.getByRole("button", { name: "登録をやめる", exact: true }).last().click();
    await keys.getByLabel("キーの名前").waitFor();
    await expect.poll(() => keys.getByText(/机の鍵 \(/u).count()).toBe(0);
    await cdp.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId });
    await signOut(clerk);
    await signIn(clerk);
    await page.getByRole("navigation").first().waitFor();
});
