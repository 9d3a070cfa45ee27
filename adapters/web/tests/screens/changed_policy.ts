import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { root } from "./office.js";

/** What a version that is published for a day far off is called. */
export const comingVersion = () => `${inject("municipality")}-2099`;

/** The municipality's policy as a file to choose, with one thing said otherwise: its rules' first. */
export function changedPolicy(change: (text: string) => string = (text) => text) {
    const municipality = inject("municipality");
    const text = readFileSync(join(root, `ops/policies/${municipality}.txtpb`), "utf8");
    const coming = text
        .replace(/version: "[^"]+"/u, `version: "${comingVersion()}"\neffective_from: "2099-04-01"`)
        .replace(/says: "[^"]+"/u, 'says: "四つの暗証番号は、どれも通常のカードのもの。"');
    return {
        name: `${municipality}.txtpb`,
        mimeType: "text/plain",
        buffer: Buffer.from(change(coming)),
    };
}
