import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { codes } from "../src/words/codes_table.js";
import { words } from "../src/words/words_table.js";

/** Words that citizens and clerks misread, wherever they would stand. */
const forbidden = /却下|(?<!受取)拒否|失敗|無効|エラー|コマンド|イベント|案件クローズ/u;

/** Words that mean one thing only, and what they may stand with. */
const reserved: readonly { word: RegExp; with: RegExp }[] = [
    {
        word: /更新/u,
        with: /証明書|カード|更新(できる|を希望しない|済|開始|の取扱い|$)|保険証・更新/u,
    },
    { word: /発行/u, with: /証明書|新規発行|未発行|書類の発行日|発行から|官公署が発行した/u },
    { word: /再発行|再交付/u, with: /カード|証明書/u },
    { word: /失効/u, with: /証明書|失効(申請|のわけ|$)/u },
    { word: /取消/u, with: /入力の取消|取消済み|取り消/u },
];

function sources(folder: string): string[] {
    return readdirSync(folder).flatMap((name) => {
        const path = join(folder, name);
        if (statSync(path).isDirectory()) return name === "generated" ? [] : sources(path);
        return /\.tsx?$/u.test(name) ? [path] : [];
    });
}

const lines = sources("src").flatMap((path) =>
    readFileSync(path, "utf8")
        .split("\n")
        .map((text) => ({ path, text })),
);
/** Every piece of Japanese that stands in quotes. */
const texts = lines.flatMap(({ path, text }) =>
    [...text.matchAll(/["`]([^"`]*[ぁ-んァ-ヶ一-龠][^"`]*)["`]/gu)].map((found) => ({
        path,
        text: found[1] ?? "",
    })),
);

describe("the screens' words", () => {
    it("are none that citizens and clerks misread", () => {
        expect(lines.filter(({ text }) => forbidden.test(text))).toEqual([]);
    });
    it.each(reserved)("use $word for one thing only", ({ word, with: allowed }) => {
        expect(texts.length).toBeGreaterThan(300);
        expect(texts.filter(({ text }) => word.test(text) && !allowed.test(text))).toEqual([]);
    });
    it("leave no placeholder in a field", () => {
        expect(lines.filter(({ text }) => /placeholder=/u.test(text))).toEqual([]);
    });
    it("are there in both languages", () => {
        const empty = [...Object.entries(words), ...Object.entries(codes)].filter(
            ([name, [ja]]) => ja === "" || name === "",
        );
        expect(empty).toEqual([]);
    });
    it.each(["words", "codes"])("stand once each among the tables of %s", (last) => {
        const names = readdirSync("src/words").filter((name) =>
            last === "words"
                ? /words_table/u.test(name)
                : /codes_table|^settings_table/u.test(name),
        );
        expect(names.length).toBeGreaterThan(3);
        const keys = names.flatMap((name) =>
            [
                ...readFileSync(join("src/words", name), "utf8").matchAll(
                    /^ {4}"?([\w.*-]+)"?: \[/gmu,
                ),
            ].map((found) => found[1]),
        );
        expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    });
});
