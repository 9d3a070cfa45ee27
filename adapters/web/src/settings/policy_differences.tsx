import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { request } from "../api/http.js";
import type { PolicyVersion } from "../api/types.js";
import { Select } from "../ui/field.js";
import { Waiting } from "../ui/notice.js";
import { useWords, type Words } from "../words/language.js";
import { policyFields } from "../words/policy_fields_table.js";
import type { Difference, Differences } from "./policy_types.js";

/** 手続 再設定 › 申請する人 任意代理人 › 来庁の回数. */
function placeOf(path: Difference["path"], { language, code }: Words): string {
    const field = (name: string) =>
        language === "ja" ? (policyFields[name] ?? name) : name.replaceAll("_", " ");
    const words = (key: string) => key.split(" ").map(code).join("・");
    return path
        .map((step) =>
            step.key === "" ? field(step.field) : `${field(step.field)} ${words(step.key)}`,
        )
        .join(" › ");
}

const none = "—";

/** The words of a value: each a word of the contract, or a text. */
const valueWords = (value: string | null, code: Words["code"]) =>
    value === null
        ? none
        : code(value) !== value
          ? code(value)
          : value.split(" ").map(code).join(" ");

/** The rules in their order, each with what of it is said otherwise; last what rests on none. */
export function byRule(differences: readonly Difference[]): Map<string, Difference[]> {
    const rules = new Map<string, Difference[]>();
    for (const each of differences) {
        for (const rule of each.grounds.length > 0 ? each.grounds : [""]) {
            rules.set(rule, [...(rules.get(rule) ?? []), each]);
        }
    }
    const inOrder = [...rules].sort(([a], [b]) =>
        a === "" ? 1 : b === "" ? -1 : a.localeCompare(b, "en", { numeric: true }),
    );
    return new Map(inOrder);
}

/** Differences rule by rule: added, removed, changed, with the old and the new value. */
export function DifferenceTable({ differences }: { differences: readonly Difference[] }) {
    const words = useWords();
    const { t, code } = words;
    if (differences.length === 0) return <p>{t("policies_alike")}</p>;
    const kind = (each: Difference) =>
        each.before === null ? "added" : each.after === null ? "removed" : "changed";
    return (
        <div className="scroll" role="region" aria-label={t("policy_differences")} tabIndex={0}>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t("rule")}</th>
                        <th scope="col">{t("version_difference")}</th>
                        <th scope="col">{t("setting")}</th>
                        <th scope="col">{t("value_before")}</th>
                        <th scope="col">{t("value_after")}</th>
                    </tr>
                </thead>
                <tbody>
                    {[...byRule(differences)].flatMap(([rule, all]) =>
                        all.map((each) => {
                            const place = placeOf(each.path, words);
                            return (
                                <tr key={`${rule} ${place}`}>
                                    <th scope="row">{rule === "" ? none : rule}</th>
                                    <td>{t(`difference_${kind(each)}`)}</td>
                                    <td className="long">{place}</td>
                                    <td className="long">{valueWords(each.before, code)}</td>
                                    <td className="long">{valueWords(each.after, code)}</td>
                                </tr>
                            );
                        }),
                    )}
                </tbody>
            </table>
        </div>
    );
}

/** Two published versions side by side. */
export function ComparedVersions({ versions }: { versions: readonly PolicyVersion[] }) {
    const { t } = useWords();
    const [chosen, setChosen] = useState({ before: "", after: "" });
    const last = versions.at(-1)?.version ?? "";
    const before = chosen.before === "" ? (versions.at(-2)?.version ?? last) : chosen.before;
    const after = chosen.after === "" ? last : chosen.after;
    const differences = useQuery({
        queryKey: ["policy-differences", before, after],
        enabled: before !== after,
        queryFn: () =>
            request<Differences>(
                `/v1/policies/${encodeURIComponent(after)}/differences?from=${encodeURIComponent(before)}`,
            ),
    });
    if (versions.length < 2) return null;
    const choices = versions.map((each) => [each.version, each.version] as const);
    return (
        <section>
            <h2>{t("policy_differences")}</h2>
            <div className="bar-line">
                <Select
                    label={t("version_before")}
                    value={before}
                    onChange={(version) => {
                        setChosen({ before: version, after });
                    }}
                    choices={choices}
                />
                <Select
                    label={t("version_after")}
                    value={after}
                    onChange={(version) => {
                        setChosen({ before, after: version });
                    }}
                    choices={choices}
                />
            </div>
            {before !== after && <Waiting of={differences} />}
            {differences.data !== undefined && (
                <DifferenceTable differences={differences.data.differences} />
            )}
        </section>
    );
}
