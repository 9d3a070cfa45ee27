import type { Policies, PolicyText, SettableKey } from "../api/types.js";
import { useHandling } from "../api/queries.js";
import { useToday } from "../api/use_today.js";
import { useDesk } from "../session/session.js";
import { useNames } from "../session/use_names.js";
import { bothCalendars } from "../words/dates.js";
import { useWords, type Words } from "../words/language.js";
import { settingNames } from "../words/settings_table.js";
import { notationOf } from "./notation.js";
import { keyName, SetValueButton } from "./set_value.js";
import { covers, silentGroups } from "./silent_groups.js";
import { valueWords } from "./value_words.js";

/** What the office's own values say today, by key; empty where it has said nothing. */
function useValues({ settings }: Policies) {
    const now = useToday();
    return (key: string) =>
        settings
            .filter((each) => each.key === key && each.effective_from <= now)
            .sort((one, other) => one.effective_from.localeCompare(other.effective_from))
            .at(-1)?.value ?? "";
}

/** What a page is silent about: a key, perhaps with a part of it in brackets, or words already. */
export function silentWords(what: string, { either }: Pick<Words, "either">): string {
    const [, key = what, part = ""] = /^([^(]+)(\(.*\))?$/u.exec(what) ?? [];
    const name = settingNames[key];
    return name === undefined ? what : either(...name) + part;
}

/** What can't be read from the page: only the office can say it, and perhaps has. */
export function Silent({ text, policies }: { text: PolicyText; policies: Policies }) {
    const words = useWords();
    const { t } = words;
    const { session } = useDesk();
    const valueOf = useValues(policies);
    const may = session.permissions.includes("set_rules");
    const groups = silentGroups(text, policies.settable, useHandling().data, valueOf);
    const ours = groups.flatMap(({ keys }) => keys);
    const pages = text.silent.filter((what) => !ours.some((each) => covers(what, each.key)));
    const unset = ours.filter((each) => valueOf(each.key) === "");
    const line = (each: SettableKey) => {
        const value = valueOf(each.key);
        return (
            <li key={each.key} className="step-buttons">
                <span>
                    {keyName(each, words)}:{" "}
                    <strong>
                        {value === ""
                            ? t("silent")
                            : valueWords(notationOf(each.notation), value, words)}
                    </strong>
                </span>
                {may && (
                    <SetValueButton
                        label={t("set_value")}
                        about={keyName(each, words)}
                        keys={[each]}
                        valueOf={valueOf}
                    />
                )}
            </li>
        );
    };
    return (
        <section>
            <h2>
                {t("rules_silent")}{" "}
                <span className="count">{t("rows", { count: ours.length })}</span>
            </h2>
            {unset.length > 0 && (
                <p className="notice">{t("rules_unset", { count: unset.length })}</p>
            )}
            {groups.map(({ word, keys }) => (
                <section key={word}>
                    <h3>{t(word)}</h3>
                    <ul className="plain-list">{keys.map(line)}</ul>
                </section>
            ))}
            {may && (
                <SetValueButton
                    label={t("set_another")}
                    about=""
                    keys={policies.settable}
                    valueOf={valueOf}
                />
            )}
            {pages.length > 0 && (
                <>
                    <h3>{t("silent_of_version")}</h3>
                    <p className="hint">{t("silent_of_version_hint")}</p>
                    <ul className="plain-list">
                        {pages.map((what) => (
                            <li key={what}>{silentWords(what, words)}</li>
                        ))}
                    </ul>
                </>
            )}
        </section>
    );
}

/** The office's own values: what is in force and what is to come, and by whom. */
export function OfficeValues({ policies }: { policies: Policies }) {
    const words = useWords();
    const { t, language } = words;
    const now = useToday();
    const nameOf = useNames();
    const { settings, settable } = policies;
    const keyOf = (key: string) => settable.find((each) => each.key === key);
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
                            </tr>
                        </thead>
                        <tbody>
                            {settings.map((each) => {
                                const key = keyOf(each.key);
                                return (
                                    <tr key={`${each.key}${each.effective_from}${each.value}`}>
                                        <th scope="row">
                                            {key === undefined ? each.key : keyName(key, words)}
                                        </th>
                                        <td>
                                            {valueWords(
                                                notationOf(key?.notation ?? ""),
                                                each.value,
                                                words,
                                            )}
                                        </td>
                                        <td>
                                            {bothCalendars(each.effective_from, language === "en")}
                                            {each.effective_from > now && ` (${t("to_come")})`}
                                        </td>
                                        <td>{nameOf(each.set_by)}</td>
                                    </tr>
                                );
                            })}
                        </tbody>
                    </table>
                </div>
            )}
        </section>
    );
}
