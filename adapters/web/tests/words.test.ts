import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const forbidden = /却下|(?<!受取)拒否|失敗|無効|エラー|コマンド|イベント|案件クローズ/u;

function sources(folder: string): string[] {
    return readdirSync(folder).flatMap((name) => {
        const path = join(folder, name);
        if (statSync(path).isDirectory()) return name === "generated" ? [] : sources(path);
        return /\.tsx?$/u.test(name) ? [path] : [];
    });
}

it("says nothing in words that citizens and clerks misread", () => {
    const found = sources("src").flatMap((path) => readFileSync(path, "utf8").split("\n")
        .filter((line) => forbidden.test(line)).map((line) => `${path}: ${line.trim()}`));
    expect(found).toEqual([]);
});
