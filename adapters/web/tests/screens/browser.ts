import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { expect, inject } from "vitest";
import { root } from "./office.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = join(root, "build/screens");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** A browser as a clerk has it. */
export const openBrowser = (): Promise<Browser> =>
    chromium.launch({
        executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
        args: ["--no-sandbox", "--disable-dev-shm-usage"],
    });

/** A person at a screen; what the page complains of is kept. */
export class Clerk {
    readonly complaints: string[] = [];
    private constructor(
        readonly page: Page,
        private readonly municipality: string,
        private readonly staff: string,
    ) {
        page.on("pageerror", (error) => {
            this.complaints.push(error.message);
        });
        page.on("console", (said) => {
            // A refusal that the page shows is no complaint; a broken policy or script is.
            const text = said.text();
            if (said.type() === "error" && !text.startsWith("Failed to load resource")) {
                this.complaints.push(text);
            }
        });
    }

    /** Sits down at a browser of their own and signs in. */
    static async enter(
        browser: Browser,
        who: string,
        viewport = { width: 1366, height: 768 },
        address = inject("address"),
        municipality = inject("municipality"),
    ) {
        const context = await browser.newContext({ viewport, locale: "ja-JP" });
        const page = await context.newPage();
        const clerk = new Clerk(page, municipality, `${municipality}-${who}`);
        await page.goto(address);
        await clerk.signIn();
        return clerk;
    }

    /** Signs in with the keyboard; also before a desk that a session's end has covered. */
    async signIn(): Promise<void> {
        const { page } = this;
        await page.getByLabel("市町村コード").fill(this.municipality);
        await page.getByLabel("職員コード").fill(this.staff);
        await this.giveWord();
    }

    /** Goes on where the work stopped, at a screen that has locked itself. */
    async unlock(): Promise<void> {
        await this.page.getByRole("heading", { name: "画面をロックしています" }).waitFor();
        await this.giveWord();
    }

    private async giveWord(): Promise<void> {
        const { page } = this;
        await page.getByLabel("パスワード").fill(inject("password"));
        await page.keyboard.press("Enter");
        await page.getByRole("navigation").first().waitFor();
    }

    /** Goes to a page and waits until nothing is being read any more. */
    async go(path: string): Promise<void> {
        await this.page.evaluate((to) => {
            window.history.pushState(null, "", to);
            window.dispatchEvent(new Event("madoguchi:moved"));
        }, path);
        await this.settle();
    }

    /** Waits until nothing says that it is being read, in either language, and its fonts are there. */
    async settle(): Promise<void> {
        const reading = () =>
            this.page.evaluate(
                () =>
                    [...document.querySelectorAll("[role=status]")].filter((each) =>
                        ["読み込んでいます", "Loading"].includes(each.textContent ?? ""),
                    ).length,
            );
        await expect.poll(reading, { timeout: 10_000 }).toBe(0);
        await this.fonts();
    }

    /** Waits for the fonts of what is shown: until then everything is as wide as other ones. */
    async fonts(): Promise<void> {
        await this.page.evaluate(async () => {
            document.documentElement.getBoundingClientRect(); // Only what is laid out is asked for.
            await document.fonts.ready;
        });
    }

    /** Makes the window another size, and waits until the page has it. */
    async resize(width: number, height: number): Promise<void> {
        await this.page.setViewportSize({ width, height });
        await expect.poll(() => this.page.evaluate(() => window.innerWidth)).toBe(width);
    }

    async chooseOffice(office: string): Promise<void> {
        await this.page.getByRole("banner").getByLabel("窓口").selectOption(office);
        await this.settle();
    }

    /** Puts a command to a case as a page does, in the person's own session; gives its answer. */
    async command(which: string, office: string, name: string, payload: object): Promise<unknown> {
        return await this.page.evaluate(
            async ({ to, body }) => {
                const session = await fetch("/v1/session");
                const { csrf } = (await session.json()) as { csrf: string };
                const answer = await fetch(to, {
                    method: "POST",
                    headers: {
                        "Content-Type": "application/json",
                        "Idempotency-Key": crypto.randomUUID(),
                        "X-CSRF-Token": csrf,
                    },
                    body: JSON.stringify(body),
                });
                if (!answer.ok) throw new Error(await answer.text());
                return (await answer.json()) as unknown;
            },
            { to: `/v1/cases/${which}/commands`, body: { office, [name]: payload } },
        );
    }

    /** The number of the first case of a list. */
    async firstCase(list: string): Promise<string> {
        await this.go(`/lists/${list}`);
        return await this.page.locator("tbody a").first().innerText();
    }

    /** A picture for people to look at, and no violation that axe finds. */
    async look(name: string): Promise<void> {
        mkdirSync(folder, { recursive: true });
        await this.page.screenshot({ path: join(folder, `${name}.png`) });
        // From the top: what the training mark half covers in passing is no target that is too small.
        const found = await this.page.evaluate(`window.scrollTo(0, 0); ${axe};
            axe.run(document, { runOnly: ${JSON.stringify(rules)} }).then((result) =>
                result.violations.map((each) => each.id + ": "
                    + each.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(" | ")))`);
        expect(found, name).toEqual([]);
        expect(this.complaints, name).toEqual([]);
    }

    /**
     * What a reader of a Japanese page sees that is a word of the program's own:
     * `postage_shortfall`, `page`. Names of versions, staff and settings have a hyphen or a dot.
     */
    async rawWords(): Promise<string[]> {
        const shown = await this.page.getByRole("main").innerText();
        const text = shown.replace(/\(madoguchi [^)]*\)/gu, ""); // What somebody has to type.
        return [
            ...new Set(text.match(/(?<![\w.@/-])[a-z]{2,}(?:_[a-z0-9]+)*(?![\w.@/-])/gu) ?? []),
        ];
    }

    /** Nothing is wider than the window. */
    async fits(name: string): Promise<void> {
        const wide = await this.page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wide, `${name} is wider than the window`).toBeLessThanOrEqual(0);
    }
}
