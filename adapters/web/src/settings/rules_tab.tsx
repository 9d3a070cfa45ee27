import { useState } from "react";
import { usePolicies, usePolicyText } from "../api/queries.js";
import { useToday } from "../api/use_today.js";
import type { Policies, PolicyRule, PolicyText } from "../api/types.js";
import { CommandButton } from "../forms/command_dialog.js";
import { useDesk } from "../session/session.js";
import { useNames } from "../session/use_names.js";
import { OfficeValues, Silent } from "./office_values.js";
import { ComparedVersions } from "./policy_differences.js";
import { PublishButton } from "./policy_publish.js";
import { Select, TextField } from "../ui/field.js";
import { Waiting } from "../ui/notice.js";
import { shortDate } from "../words/dates.js";
import { useWords, type Language } from "../words/language.js";

const dayIn = (language: Language) => (iso: string | null | undefined) =>
    iso ? shortDate(iso, language === "en") : "—";

/**
 * What is in force: versions, the office's own values, where the page is silent, each rule's
 * ground.
 */
export function RulesTab() {
    const { t, language } = useWords();
    const day = dayIn(language);
    const policies = usePolicies();
    const [chosen, setChosen] = useState("");
    const inForce = policies.data === undefined ? "" : inForceOf(policies.data);
    const version = chosen === "" ? inForce : chosen;
    const text = usePolicyText(version);
    if (policies.data === undefined) return <Waiting of={policies} />;
    const { versions } = policies.data;
    return (
        <>
            <div className="bar-line">
                <Select
                    label={t("version")}
                    value={version}
                    onChange={setChosen}
                    choices={versions.map(
                        (each) =>
                            [
                                each.version,
                                `${each.version}(${day(each.effective_from)}〜)${
                                    each.version === inForce ? ` ${t("in_force_now")}` : ""
                                }`,
                            ] as const,
                    )}
                />
                <PublishButton />
            </div>
            <Coming versions={versions} />
            <Waiting of={text} />
            {text.data !== undefined && <Silent text={text.data} policies={policies.data} />}
            <OfficeValues policies={policies.data} />
            {text.data !== undefined && <Review text={text.data} version={version} />}
            <ComparedVersions versions={versions} />
            {text.data !== undefined && <Rules rules={text.data.rules} />}
        </>
    );
}

const inForceOf = (policies: Policies): string =>
    typeof policies.in_force === "string" ? policies.in_force : (policies.in_force?.version ?? "");

/** What is published for a day that hasn't come. */
function Coming({ versions }: { versions: Policies["versions"] }) {
    const { t, language } = useWords();
    const day = dayIn(language);
    const now = useToday();
    const coming = versions.filter((each) => each.effective_from > now);
    if (coming.length === 0) return null;
    return (
        <p className="notice">
            {t("policy_coming")}:{" "}
            {coming.map((each) => `${each.version}(${day(each.effective_from)}〜)`).join("、")}
        </p>
    );
}

/** Amounts and the like that may be out of date: the chief says that they are right. */
function Review({ text, version }: { text: PolicyText; version: string }) {
    const { t, language } = useWords();
    const day = dayIn(language);
    const { session } = useDesk();
    const nameOf = useNames();
    const rules = text.rules.filter((rule) => rule.needs_review);
    if (rules.length === 0) return null;
    return (
        <section>
            <h2>
                {t("rules_review")}{" "}
                <span className="count">{t("rows", { count: rules.length })}</span>
            </h2>
            <p className="hint">{t("rules_review_hint")}</p>
            <ul className="plain-list">
                {rules.map((rule) => (
                    <li key={rule.id}>
                        <strong>{rule.id}</strong> {rule.statement}{" "}
                        {rule.reviewed_by !== "" && (
                            <span className="done">
                                ✓{" "}
                                {t("reviewed_by", {
                                    day: day(rule.reviewed_at.slice(0, 10)),
                                    staff: nameOf(rule.reviewed_by),
                                })}
                            </span>
                        )}
                        {rule.reviewed_by === "" && session.permissions.includes("set_rules") && (
                            <CommandButton
                                label={t("confirm_rule")}
                                kind="policy"
                                streamKey={session.municipality}
                                command="confirm_reviewed_value"
                                fields={[]}
                                known={{ rule: rule.id, policy_version: version }}
                            />
                        )}
                    </li>
                ))}
            </ul>
        </section>
    );
}

function Rules({ rules }: { rules: readonly PolicyRule[] }) {
    const { t, code } = useWords();
    const [token, setToken] = useState("");
    const shown = rules.filter((rule) =>
        `${rule.id} ${rule.statement} ${rule.heading}`
            .toLowerCase()
            .includes(token.trim().toLowerCase()),
    );
    return (
        <section>
            <h2>
                {t("rules_all")} <span className="count">{t("rows", { count: rules.length })}</span>
            </h2>
            <TextField
                label={t("find")}
                value={token}
                onChange={setToken}
                type="search"
                size={24}
            />
            <div className="scroll" role="region" aria-label={t("rules_all")} tabIndex={0}>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{t("rule")}</th>
                            <th scope="col">{t("statement")}</th>
                            <th scope="col">{t("source")}</th>
                            <th scope="col">{t("law")}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {shown.map((rule) => (
                            <tr key={rule.id}>
                                <th scope="row">{rule.id}</th>
                                <td className="long">
                                    {rule.statement}
                                    {rule.needs_review && ` (${t("needs_review")})`}
                                </td>
                                <td className="long">
                                    {rule.heading} {code(rule.source)}
                                </td>
                                <td className="long">{rule.law}</td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
        </section>
    );
}
