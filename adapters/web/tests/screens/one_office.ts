import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { GlobalSetupContext } from "vitest/node";
import { openOffice, root } from "./office.js";

declare module "vitest" {
    export interface ProvidedContext {
        address: string;
        password: string;
        municipality: string;
        /** All of the office week's; a clerk of each may sign in. */
        municipalities: readonly string[];
        waitingAt: string;
    }
}

/** The office week's story whose case waits for its second visit when the week is over. */
const waitingStory = "03-";

interface Story {
    name: string;
    municipality: string;
    office: string;
}

function readStories(): Story[] {
    const folder = join(root, "ops/office-week/stories");
    return readdirSync(folder).map((name) => ({
        ...(JSON.parse(readFileSync(join(folder, name), "utf8")) as Omit<Story, "name">),
        name,
    }));
}

/** Opens an office with the office week in it for all files, and closes it after them. */
export default async function setup({ provide }: GlobalSetupContext) {
    const stories = readStories();
    const story = stories.find(({ name }) => name.startsWith(waitingStory));
    if (story === undefined) throw new Error(`there is no story ${waitingStory}`);
    const { municipality } = story;
    const municipalities = [...new Set(stories.map((each) => each.municipality))].sort();
    const office = await openOffice(
        municipality,
        ["k1", "k2", "h1", "b1"].map((who) => `${municipality}-${who}`),
    );
    for (const each of municipalities) {
        if (each !== municipality) await office.admit(each, [`${each}-k1`]);
    }
    provide("municipalities", municipalities);
    provide("address", office.address);
    provide("password", office.password);
    provide("municipality", municipality);
    provide("waitingAt", story.office);
    return office.close;
}
