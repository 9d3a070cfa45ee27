import { useState } from "react";
import { usePolicies, usePolicyText } from "../api/queries.js";
import { useToday } from "../api/use_today.js";
import type { Policies, PolicyRule, PolicyText } from "../api/types.js";
import { CommandButton } from "../forms/command_dialog.js";
import { useDesk } from "../session/session.js";
import { ComparedVersions } from "./policy_differences.js";
import { PublishButton } from "./policy_publish.js";
import { Select, TextField } from "../ui/field.js";
import { Waiting } from "../ui/notice.js";
import { shortEraDate } from "../words/dates.js";
import { useWords } from "../words/language.js";
import { settingNames } from "../words/settings_table.js";

const day = (iso: string | null | undefined) => (iso ? shortEraDate(iso) : "—");

/** What a key is called; the key itself where it is a sentence already. */
function KeyName({ of }: { of: string }) {
    const { either } = useWords();
    const name = settingNames[of];
    return <>{name === undefined ? of : either(name[0], name[1])}</>;
}

/**
 * What is in force: versions, the office's own values, where the page is silent, each rule's
 * ground.
 */
export function RulesTab() {
    const { t } = useWords();
    const policies = usePolicies();
    const [chosen, setChosen] = useState("");
    const inForce = policies.data === undefined ? "" : inForceOf(policies.data);
    const version = chosen === "" ? inForce : chosen;
    const text = usePolicyText(version);
    if (policies.data === undefined) return <Waiting of={policies} />;
    const { versions, settings } = policies.data;
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
            {text.data !== undefined && <Silent text={text.data} settings={settings} />}
            <Settings settings={settings} />
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
    const { t } = useWords();
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

/** What an office may set by its key; other silences are the page's alone. */
const settable = /^(?:letter|contact|handling)\.|^postage$/u;

/** What can't be read from the page: only the office can say it, and perhaps has. */
function Silent({ text, settings }: { text: PolicyText; settings: Policies["settings"] }) {
    const { t, code } = useWords();
    const { session } = useDesk();
    const now = useToday();
    const may = session.permissions.includes("set_rules");
    const valueOf = (key: string) =>
        settings.filter((each) => each.key === key && each.effective_from <= now).at(-1)?.value;
    const unset = text.silent.filter((key) => valueOf(key) === undefined);
    const common = { kind: "policy" as const, streamKey: session.municipality };
    return (
        <section>
            <h2>
                {t("rules_silent")}{" "}
                <span className="count">{t("rows", { count: text.silent.length })}</span>
            </h2>
            {unset.length > 0 && (
                <p className="notice">{t("rules_unset", { count: unset.length })}</p>
            )}
            <ul className="plain-list">
                {text.silent.map((what) => (
                    <li key={what} className="step-buttons">
                        <span>
                            <KeyName of={what} />:{" "}
                            <strong>{code(valueOf(what) ?? t("not_set"))}</strong>
                        </span>
                        {may && settable.test(what) && (
                            <CommandButton
                                {...common}
                                label={t("set_value")}
                                command="set_office_value"
                                fields={["value", "effective_from", "reason"]}
                                known={{ key: what }}
                            />
                        )}
                    </li>
                ))}
            </ul>
            {may && (
                <CommandButton
                    {...common}
                    label={t("set_another")}
                    command="set_office_value"
                    fields={["key", "value", "effective_from", "reason"]}
                />
            )}
        </section>
    );
}

function Settings({ settings }: { settings: Policies["settings"] }) {
    const { t, code } = useWords();
    const now = useToday();
    const { session } = useDesk();
    const may = session.permissions.includes("set_rules");
    return (
        <section>
            <h2>
                {t("rules_settings")}{" "}
                <span className="count">{t("rows", { count: settings.length })}</span>
            </h2>
            {settings.length > 0 && (
                <div className="scroll" role="region" aria-label={t("rules_settings")} tabIndex={0}>
                    <table className="narrow">
                        <thead>
                            <tr>
                                <th scope="col">{t("setting")}</th>
                                <th scope="col">{t("value")}</th>
                                <th scope="col">{t("effective_from")}</th>
                                <th scope="col">{t("set_by")}</th>
                                <td />
                            </tr>
                        </thead>
                        <tbody>
                            {settings.map((each) => (
                                <tr key={`${each.key}${each.effective_from}`}>
                                    <th scope="row">
                                        <KeyName of={each.key} />
                                    </th>
                                    <td>{code(each.value)}</td>
                                    <td>
                                        {day(each.effective_from)}
                                        {each.effective_from > now && ` (${t("to_come")})`}
                                    </td>
                                    <td>{each.set_by}</td>
                                    <td>
                                        {may && (
                                            <CommandButton
                                                label={t("set_value")}
                                                kind="policy"
                                                streamKey={session.municipality}
                                                command="set_office_value"
                                                fields={["value", "effective_from", "reason"]}
                                                known={{ key: each.key }}
                                            />
                                        )}
                                    </td>
                                </tr>
                            ))}
                        </tbody>
                    </table>
                </div>
            )}
        </section>
    );
}

/** Amounts and the like that may be out of date: the chief says that they are right. */
function Review({ text, version }: { text: PolicyText; version: string }) {
    const { t } = useWords();
    const { session } = useDesk();
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
                                    staff: rule.reviewed_by,
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
