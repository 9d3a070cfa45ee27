import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { GlobalSetupContext } from "vitest/node";
import { openOffice, root } from "./office.js";

declare module "vitest" {
    export interface ProvidedContext {
        address: string;
        password: string;
        municipality: string;
        waitingAt: string;
    }
}

/** The office week's story whose case waits for its second visit when the week is over. */
const waitingStory = "03-";

/** Opens an office with the office week in it for all files, and closes it after them. */
export default async function setup({ provide }: GlobalSetupContext) {
    const stories = join(root, "ops/office-week/stories");
    const name = readdirSync(stories).find((each) => each.startsWith(waitingStory)) ?? "";
    const story = JSON.parse(readFileSync(join(stories, name), "utf8")) as {
        municipality: string;
        office: string;
    };
    const { municipality } = story;
    const office = await openOffice(
        municipality,
        ["k1", "k2", "h1", "b1"].map((who) => `${municipality}-${who}`),
    );
    provide("address", office.address);
    provide("password", office.password);
    provide("municipality", municipality);
    provide("waitingAt", story.office);
    return office.close;
}
