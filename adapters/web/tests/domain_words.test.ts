import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { actGroups } from "../src/cases/act_groups_table.js";
import { refusals } from "../src/forms/domain_table.js";
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

/** What stands behind a name of `domain/cases/words.hpp`, or of a vocabulary of the policy. */
const named = new Map(
    domain.flatMap((text) =>
        [
            ...text.matchAll(/^inline constexpr auto (k\w+) =\s([^;]*);/gmu),
            ...text.matchAll(/struct Words<(\w+)> \{([^;]*);/gu),
        ].map(([, name = "", list = ""]) => [name, list] as const),
    ),
);
/** The words of a list as it is written: in place, by its name, or joined of others. */
const wordsOf = (list: string): string[] => [
    ...words([list]),
    ...found([list], /\b(k?[A-Z]\w+)/gu).flatMap((name) => {
        const meant = named.get(name);
        return meant === undefined ? [] : wordsOf(meant);
    }),
];
/** A list as `is_word` takes it. */
const listTaken = String.raw`(\{[^}]*\}|words::[\w<:>]+)`;

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
    "grounds that are told": found(
        domain,
        new RegExp(String.raw`is_word\((?:command\.)?ground[^{;]*?${listTaken}`, "gu"),
    ).flatMap(wordsOf),
    "that something isn't kept any more": found(
        domain,
        /is_word\([^{;]*\{("disclosure_request"[^}]*)\}/gu,
    )
        .concat("kHoldGrounds")
        .flatMap(wordsOf)
        .map((ground) => `${ground}_lifted`),
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

/** The words that a command's field takes, by `command.field`, as the deciders have them. */
const taken = new Map<string, string[]>();
for (const text of domain) {
    const deciders = /const ([A-Z]\w+)& command\b[^;{]*\{([\s\S]*?)\n\}/gu;
    for (const [, command = "", body = ""] of text.matchAll(deciders)) {
        const name = command.replace(/(?!^)[A-Z]/gu, "_$&").toLowerCase();
        const checks = new RegExp(
            String.raw`is_word\(\s*command\.(\w+)[^,]*,\s*(?:"\w+",\s*)?${listTaken}`,
            "gu",
        );
        for (const [, field = "", list = ""] of body.matchAll(checks)) {
            taken.set(`${name}.${field}`, wordsOf(list));
        }
    }
}
const places = wordsOf("kPlaces");

describe("what a command's field takes", () => {
    it("is found in the deciders", () => {
        expect(taken.size).toBeGreaterThan(40);
        expect(taken.get("send_reminder.channel")).toEqual(["telephone", "post"]);
    });
    it.each([...taken])("%s: has a label for every word", (_, list) => {
        expect(list.filter((word) => codes[word] === undefined)).toEqual([]);
    });
    it.each([...taken])("%s: is what the screens offer", (key, list) => {
        const [command = "", field = ""] = key.split(".");
        const more = command === "approve_exception" ? refusals : [];
        const choices = fieldKind(command, field).choices ?? [];
        expect(choices.filter((word) => ![...list, ...more].includes(word))).toEqual([]);
    });
    it("is a place where something is kept", () => {
        expect(places.length).toBeGreaterThan(2);
        expect(fieldKind("take_card_into_custody", "place").choices).toEqual(places);
        expect(places.filter((word) => codes[word] === undefined)).toEqual([]);
    });
    it.each([
        "send_reminder.channel",
        "report_terminal_unavailable.reason",
        "record_reply_by_other_route.place",
        "take_card_into_custody.place",
        "reseal_reply.place",
        "refund_postage.reason",
        "refund_postage.method",
        "reissue_letter.reason",
        "approve_exception.exception",
        "hold_dispatch.reason",
        "release_dispatch.reason",
        "spoil_letter.reason",
        "take_back_from_mailroom.reason",
        "abort_card_operation.reason",
        "reopen_case.reason",
        "withdraw_case.reason",
        "collect_fee.ground",
        "waive_family_register.ground",
        "register_office_closure.reason",
        "withdraw_office_closure.reason",
        "register_terminal_downtime.reason",
        "withdraw_terminal_downtime.reason",
    ])("%s is chosen, not typed", (key) => {
        const [command = "", field = ""] = key.split(".");
        expect(fieldKind(command, field).choices?.length ?? 0).toBeGreaterThan(1);
    });
});

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
