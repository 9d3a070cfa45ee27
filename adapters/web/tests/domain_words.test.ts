import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { actGroups } from "../src/cases/act_groups_table.js";
import { fieldKind } from "../src/forms/fields_table.js";
import { fieldName } from "../src/forms/field_name.js";
import { codes } from "../src/words/codes_table.js";

const root = new URL("../../../", import.meta.url).pathname;

/** The texts of a folder's files whose names end so, all the way down. */
const filesOf = (folder: string, end: RegExp) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => end.test(name))
        .map((name) => readFileSync(join(root, folder, name), "utf8"));
const found = (texts: readonly string[], what: RegExp) =>
    texts.flatMap((text) => [...text.matchAll(what)].map((each) => each[1] ?? ""));
const words = (texts: readonly string[]) => found(texts, /"([a-z][a-z0-9_-]*)"/gu);

const domain = filesOf("domain", /\.[ch]pp$/u);
const audit = filesOf("projections/lists", /^audit_definition\.cpp$/u);
/** Every closed list of the domain's words, by where it stands. */
const lists: Readonly<Record<string, readonly string[]>> = {
    "vocabularies of the rules": words(found(domain, /struct Words<\w[^{]*\{([^;]*;)/gu)),
    "what the rules remind of": found(domain, /\bwarn\("([a-z0-9_]+)"\)/gu),
    "what policies remind of": found(
        filesOf("ops/policies", /\.txtpb$/u),
        /warning: "([a-z0-9_]+)"/gu,
    ),
    "why something isn't taken": words(
        filesOf("domain", /rejection(?:_table)?\.cpp$/u).flatMap((text) =>
            found([text], /\breturn ("[a-z0-9_]+");/gu),
        ),
    ),
    "purposes of looks": words(found(domain, /kPurposes\{([^}]*)\}/gu)),
    "roles and system actors": words(found(domain, /k(?:Role|SystemActor)Words\{([^}]*)\}/gu)),
    "what waits for somebody's decision": found(
        filesOf("projections/cases", /\.cpp$/u),
        /\.kind = "([a-z_]+)"/gu,
    ),
    "kinds and words of the auditor's lists": [
        ...found(audit, /\b(?:except|entry|refuse)\((?:state, )?at, "([a-z_]+)"/gu),
        ...found(audit, /\breturn \{"([a-z_]+)"/gu),
        ...found(audit, /\brefuse\(state, at, [^;]*"([a-z_]+)"/gu),
    ],
    "grounds that are told": words(
        found(domain, /is_word\((?:command\.)?ground[^{;]*\{([^}]*)\}/gu),
    ),
    "that something isn't kept any more": words(
        found(domain, /is_word\([^{;]*\{("disclosure_request"[^}]*)\}/gu),
    ).map((ground) => `${ground}_lifted`),
    "what a section chief may grant": [
        ...(fieldKind("approve_exception", "exception").choices ?? []),
        ...(fieldKind("approve_address_exception", "kind").choices ?? []),
    ],
    "what may be done for protected persons": found(
        domain,
        /\b(?:may_handle|is_allowed)\("([a-z_]+)"\)/gu,
    ),
    "what is looked at": [
        ...found(filesOf("adapters/cli", /\.cpp$/u), /\bopen\(\*\w+, "([a-z0-9_]+)"/gu),
        ...found(filesOf("adapters/cli", /\.cpp$/u), /looked_at\([^;"]*"([a-z0-9_]+)"/gu),
        "show",
        "history",
        "list",
        "search",
    ],
};

describe("the groups of a case's acts", () => {
    it("hold every act of a case, once", () => {
        const table = readFileSync(join(root, "domain/cases/acts_table.cpp"), "utf8");
        const acts = found([table], /^ {8}\{"([a-z_]+)",(?!\s*")/gmu);
        expect(acts.length).toBeGreaterThan(70);
        const grouped = actGroups.flatMap(({ acts: of }) => of);
        expect([...grouped].sort()).toEqual([...new Set(acts)].sort());
    });
});

describe("words of the domain", () => {
    it.each(Object.entries(lists))("%s all have a label", (_, list) => {
        expect(list.length).toBeGreaterThan(3);
        expect([...new Set(list)].filter((word) => codes[word] === undefined)).toEqual([]);
    });
    it("name every field of a case's entries", () => {
        const fields = found(
            filesOf("proto/madoguchi/event/v1", /^(?:case_\w+|values)\.proto$/u),
            /^ {2}(?:repeated |optional )*[\w.]+ (\w+) = \d+;/gmu,
        ).filter((field) => !["box", "key_id"].includes(field));
        expect(fields.length).toBeGreaterThan(150);
        const unnamed = fields.filter(
            (field) => fieldName(field, (japanese) => japanese) === field,
        );
        expect([...new Set(unnamed)]).toEqual([]);
    });
});
