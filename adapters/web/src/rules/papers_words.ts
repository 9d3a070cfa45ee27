import type { Wanted } from "../api/types.js";
import type { Words } from "../words/language.js";

/** One way to be enough: A 1点 + B 1点. */
function wayWords(way: Readonly<Record<string, number>>, { either }: Words): string {
    return ["A", "B"]
        .filter((name) => (way[name] ?? 0) > 0)
        .map((name) => either(`${name} ${String(way[name])}点`, `${String(way[name])} of ${name}`))
        .join(either("+", " + "));
}

/** A paper that the rules ask for, with how many and what makes it good. */
export function wantedWords(paper: Wanted, words: Words): string {
    const { code, either } = words;
    const ways = (paper.any_of ?? [])
        .map((way) => wayWords(way, words))
        .join(either(" または ", " or "));
    const notes = [
        ways === "" ? either(`${String(paper.count ?? 1)}点`, `${String(paper.count ?? 1)}`) : ways,
        paper.sealed === true ? either("封をしたまま", "sealed") : "",
        (paper.exclude ?? []).length > 0
            ? either(
                  `${(paper.exclude ?? []).map(code).join("・")}を除く`,
                  `not ${(paper.exclude ?? []).map(code).join(", ")}`,
              )
            : "",
        (paper.issued_within_months ?? null) === null
            ? ""
            : either(
                  `発行から${String(paper.issued_within_months)}か月以内`,
                  `issued within ${String(paper.issued_within_months)} months`,
              ),
        paper.optional === true ? either("あれば", "if there is one") : "",
    ].filter((note) => note !== "");
    return either(
        `${code(paper.item)}(${notes.join("、")})`,
        `${code(paper.item)} (${notes.join(", ")})`,
    );
}

/** The same as it is said on the telephone: how many beyond one, sealed if so, and no more. */
export function toldWords(paper: Wanted, { code, either }: Words): string {
    const count = paper.count ?? 1;
    const ways = (paper.any_of ?? []).map((way) =>
        ["A", "B"]
            .filter((name) => (way[name] ?? 0) > 0)
            .map((name) => `${name}${String(way[name])}`)
            .join("+"),
    );
    const notes = [
        ways.length > 0
            ? ways.join(either("か", " or "))
            : count > 1
              ? either(`${String(count)}点`, String(count))
              : "",
        paper.sealed === true ? either("封のまま", "sealed") : "",
        paper.optional === true ? either("あれば", "if there is one") : "",
    ].filter((note) => note !== "");
    const more = notes.length === 0 ? "" : `(${notes.join(either("、", ", "))})`;
    return code(paper.item) + (more === "" ? "" : either(more, ` ${more}`));
}

/** The papers of one visit, by who brings them. */
export function byHolder(papers: readonly Wanted[]): Map<string, Wanted[]> {
    const holders = new Map<string, Wanted[]>();
    for (const paper of papers) {
        holders.set(paper.of, [...(holders.get(paper.of) ?? []), paper]);
    }
    return holders;
}
