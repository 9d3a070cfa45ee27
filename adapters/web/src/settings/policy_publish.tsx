import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { request } from "../api/http.js";
import { submit } from "../api/submit.js";
import { useToday } from "../api/use_today.js";
import { useDesk } from "../session/session.js";
import { FormDialog } from "../ui/dialog.js";
import { DateField } from "../ui/field.js";
import { Trouble } from "../ui/notice.js";
import { parseDate, shortDate } from "../words/dates.js";
import { useWords } from "../words/language.js";
import { DifferenceTable } from "./policy_differences.js";
import type { CheckedPolicy } from "./policy_types.js";

interface Read {
    text: string;
    checked: CheckedPolicy;
}

/** A button for who may publish: a text is checked, compared, and only then published. */
export function PublishButton() {
    const { t } = useWords();
    const { session } = useDesk();
    const [asking, setAsking] = useState(false);
    if (!session.permissions.includes("set_rules")) return null;
    return (
        <>
            <button
                type="button"
                className="small-button"
                onClick={() => {
                    setAsking(true);
                }}
            >
                {t("publish_policy")}
            </button>
            {asking && (
                <PublishDialog
                    onClose={() => {
                        setAsking(false);
                    }}
                />
            )}
        </>
    );
}

function PublishDialog({ onClose }: { onClose: () => void }) {
    const { t } = useWords();
    const { session, office } = useDesk();
    const client = useQueryClient();
    const today = useToday();
    const [read, setRead] = useState<Read | null>(null);
    const [from, setFrom] = useState("");
    const [error, setError] = useState<unknown>(null);
    const firstDay = read?.checked.effective_from ?? parseDate(from === "" ? today : from);
    const take = async (file: File) => {
        setRead(null);
        try {
            const text = await file.text();
            const checked = await request<CheckedPolicy>("/v1/policies/check", {
                method: "POST",
                body: { text },
            });
            setRead({ text, checked });
            setError(null);
        } catch (trouble) {
            setError(trouble);
        }
    };
    const isGood =
        read !== null &&
        read.checked.findings.length === 0 &&
        read.checked.municipality === session.municipality;
    const publish = () => {
        if (read === null || !isGood || firstDay === null) return null;
        const { version, sha256 } = read.checked;
        const where = `/v1/commands/policy/${encodeURIComponent(session.municipality)}`;
        const payload = { version, effective_from: firstDay, text: read.text, sha256 };
        return submit(where, "publish_policy_version", payload, office).then(async () => {
            await client.invalidateQueries();
            onClose();
        });
    };
    return (
        <FormDialog
            name="publish_policy"
            title={t("publish_policy")}
            send={t("publish")}
            sure={isGood}
            disabled={!isGood}
            wide
            onClose={onClose}
            onSend={publish}
        >
            <FileField
                onChoose={(file) => {
                    void take(file);
                }}
            />
            <Trouble error={error} />
            {read !== null && <Checked checked={read.checked} />}
            {isGood && read.checked.effective_from === null && (
                <DateField
                    label={t("effective_from")}
                    value={from === "" ? today : from}
                    required
                    onChange={setFrom}
                />
            )}
        </FormDialog>
    );
}

function FileField({ onChoose }: { onChoose: (file: File) => void }) {
    const { t } = useWords();
    const id = useId();
    return (
        <div className="field">
            <label htmlFor={id}>{t("policy_text")}</label>
            <p className="hint" id={`${id}-hint`}>
                {t("policy_text_hint")}
            </p>
            <input
                id={id}
                type="file"
                accept=".txtpb,text/plain"
                aria-describedby={`${id}-hint`}
                onChange={(event) => {
                    const file = event.target.files?.[0];
                    if (file !== undefined) onChoose(file);
                }}
            />
        </div>
    );
}

/** What was found in the text; where nothing is, what would be otherwise from its first day on. */
function Checked({ checked }: { checked: CheckedPolicy }) {
    const { t, either, language } = useWords();
    const { session } = useDesk();
    if (checked.findings.length > 0) return <Findings findings={checked.findings} />;
    if (checked.municipality !== session.municipality) {
        return <p className="notice notice-wrong">{t("policy_elsewhere")}</p>;
    }
    const from =
        checked.effective_from === null ? "" : shortDate(checked.effective_from, language === "en");
    return (
        <div aria-live="polite">
            <p className="notice notice-good">
                {t("policy_well", { version: checked.version })}{" "}
                {from !== "" && `${t("effective_from")} ${from}`}
            </p>
            {checked.unset.length > 0 && (
                <p className="notice">{t("policy_unset", { count: checked.unset.length })}</p>
            )}
            <h3>
                {checked.before === ""
                    ? t("policy_first")
                    : either(`${checked.before} との違い`, `Differences to ${checked.before}`)}
            </h3>
            {checked.before !== "" && <DifferenceTable differences={checked.differences} />}
        </div>
    );
}

function Findings({ findings }: { findings: CheckedPolicy["findings"] }) {
    const { t } = useWords();
    return (
        <div role="alert">
            <p className="notice notice-wrong">
                {t("policy_findings", { count: findings.length })}
            </p>
            <div className="scroll" role="region" aria-label={t("policy_finding")} tabIndex={0}>
                <table className="narrow">
                    <thead>
                        <tr>
                            <th scope="col">{t("line")}</th>
                            <th scope="col">{t("field")}</th>
                            <th scope="col">{t("policy_finding")}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {findings.map((each) => (
                            <tr key={`${String(each.line)}${each.field}${each.message}`}>
                                <td className="number">{each.line === 0 ? "—" : each.line}</td>
                                <td className="long">{each.field}</td>
                                <td className="long">{each.message}</td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
        </div>
    );
}
