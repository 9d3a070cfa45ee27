import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { request } from "../api/http.js";
import { Waiting } from "../ui/notice.js";
import { Day } from "../ui/day.js";
import { bothCalendars, dayAndTime } from "../words/dates.js";
import { useWords } from "../words/language.js";
import type { Word } from "../words/words_table.js";
import { ClockNotice } from "./clock_notice.js";
import {
    ageWords,
    backupAdvice,
    checkpointAdvice,
    keysAdvice,
    sizeWords,
} from "./upkeep_advice.js";
import type {
    BackupReport,
    CheckpointPlace,
    CheckpointReport,
    KeysReport,
} from "./upkeep_types.js";

const useReport = <T,>(path: string) =>
    useQuery({ queryKey: ["upkeep", path], queryFn: () => request<T>(path) });

/** How the record is kept: looked at here, seen to on the server's console. */
export function UpkeepTab() {
    const { t } = useWords();
    return (
        <>
            <ClockNotice />
            <p className="hint">{t("upkeep_hint")}</p>
            <Keys />
            <Checkpoints />
            <Backups />
        </>
    );
}

/** What is to be done, or that nothing is. */
function Advice({ of }: { of: readonly Word[] }) {
    const { t } = useWords();
    if (of.length === 0) return <p className="notice notice-good">{t("upkeep_well")}</p>;
    return (
        <>
            {of.map((word) => (
                <p className="notice notice-wrong" key={word}>
                    {t(word)}
                </p>
            ))}
        </>
    );
}

function Facts({ rows }: { rows: readonly (readonly [Word, ReactNode])[] }) {
    const { t } = useWords();
    return (
        <dl className="facts wide">
            {rows.map(([word, value]) => (
                <div key={word}>
                    <dt>{t(word)}</dt>
                    <dd>{value}</dd>
                </div>
            ))}
        </dl>
    );
}

const instant = (at: string) => (at === "" ? "—" : dayAndTime(at));

/** Where a key lies (`file:/etc/key`), its kind in words. */
const placeText = (place: string, code: (code: string) => string) =>
    place.replace(/^(file|folder|credential):/u, (_, kind: string) => `${code(kind)}: `);

function Keys() {
    const { t, code } = useWords();
    const keys = useReport<KeysReport>("/v1/keys");
    return (
        <section>
            <h2>{t("keys")}</h2>
            <Waiting of={keys} />
            {keys.data !== undefined && (
                <>
                    <Advice of={keysAdvice(keys.data)} />
                    <Facts
                        rows={[
                            ["keys_source", placeText(keys.data.master_key, code)],
                            ["keys_fingerprint", keys.data.master_fingerprint],
                            ["keys_rotated", instant(keys.data.wrapped_since)],
                            [
                                "keys_counts",
                                t("keys_counts_are", {
                                    all: keys.data.data_keys,
                                    used: keys.data.data_keys_in_use,
                                    gone: keys.data.data_keys_destroyed,
                                }),
                            ],
                        ]}
                    />
                    <div
                        className="scroll"
                        role="region"
                        aria-label={t("keys_verifiers")}
                        tabIndex={0}
                    >
                        <table className="narrow">
                            <thead>
                                <tr>
                                    <th scope="col">{t("keys_verifiers")}</th>
                                    <th scope="col">{t("keys_state")}</th>
                                    <th scope="col">{t("from")}</th>
                                    <th scope="col">{t("keys_until")}</th>
                                </tr>
                            </thead>
                            <tbody>
                                {keys.data.signing_keys.map((each) => (
                                    <tr key={each.verifier_key}>
                                        <th scope="row" className="long">
                                            {each.verifier_key}
                                        </th>
                                        <td>{code(each.state)}</td>
                                        <td>{instant(each.from)}</td>
                                        <td>{instant(each.until)}</td>
                                    </tr>
                                ))}
                            </tbody>
                        </table>
                    </div>
                </>
            )}
        </section>
    );
}

function Checkpoints() {
    const { t, language } = useWords();
    const report = useReport<CheckpointReport>("/v1/checkpoints");
    return (
        <section>
            <h2>{t("checkpoints")}</h2>
            <Waiting of={report} />
            {report.data !== undefined && (
                <>
                    <Advice of={checkpointAdvice(report.data)} />
                    {report.data.trouble !== "" && <p className="hint">{report.data.trouble}</p>}
                    <Facts
                        rows={[
                            [
                                "checkpoints_age",
                                report.data.root === ""
                                    ? "—"
                                    : ageWords(report.data.age_seconds, language === "en"),
                            ],
                            ["log_position", String(report.data.log_position)],
                            ["checkpoints_root", report.data.root || "—"],
                        ]}
                    />
                    <Places first={report.data.first} second={report.data.second} />
                </>
            )}
        </section>
    );
}

function Places({ first, second }: { first: CheckpointPlace; second: CheckpointPlace | null }) {
    const { t } = useWords();
    const row = (word: Word, place: CheckpointPlace) => (
        <tr>
            <th scope="row">{t(word)}</th>
            <td className="long">{place.folder}</td>
            <td>{instant(place.written_at)}</td>
            <td className="number">{place.position}</td>
            <td className="number">{place.files}</td>
            <td className="number">{sizeWords(place.bytes)}</td>
        </tr>
    );
    return (
        <div className="scroll" role="region" aria-label={t("checkpoints")} tabIndex={0}>
            <table className="narrow">
                <thead>
                    <tr>
                        <td />
                        <th scope="col">{t("folder")}</th>
                        <th scope="col">{t("newest")}</th>
                        <th scope="col">{t("position")}</th>
                        <th scope="col">{t("files")}</th>
                        <th scope="col">{t("size")}</th>
                    </tr>
                </thead>
                <tbody>
                    {row("checkpoints_first", first)}
                    {second !== null && row("checkpoints_second", second)}
                </tbody>
            </table>
        </div>
    );
}

function Backups() {
    const { t, language } = useWords();
    const report = useReport<BackupReport>("/v1/backups");
    return (
        <section>
            <h2>{t("backups")}</h2>
            <Waiting of={report} />
            {report.data !== undefined && (
                <>
                    <Advice of={backupAdvice(report.data)} />
                    {report.data.folder !== "" && (
                        <Facts
                            rows={[
                                ["backups_last", instant(report.data.taken_at)],
                                [
                                    "backups_age",
                                    ageWords(report.data.age_seconds, language === "en"),
                                ],
                                ["folder", report.data.folder],
                                [
                                    "position",
                                    t("backups_position", {
                                        position: report.data.position,
                                        now: report.data.log_position,
                                    }),
                                ],
                                [
                                    "size",
                                    t("backups_size", {
                                        size: sizeWords(report.data.bytes),
                                        fresh: sizeWords(report.data.new_bytes),
                                        files: report.data.files,
                                    }),
                                ],
                            ]}
                        />
                    )}
                    <KeyBackups report={report.data} />
                </>
            )}
        </section>
    );
}

function KeyBackups({ report }: { report: BackupReport }) {
    const { t, language } = useWords();
    if (report.key_backups.length === 0) return null;
    return (
        <>
            <h3>{t("key_backups")}</h3>
            {report.last_expires_on !== null && (
                <p>
                    {t("key_backups_gone", {
                        day: bothCalendars(report.last_expires_on, language === "en"),
                    })}
                </p>
            )}
            <div className="scroll" role="region" aria-label={t("key_backups")} tabIndex={0}>
                <table className="narrow">
                    <thead>
                        <tr>
                            <th scope="col">{t("key_backups_taken")}</th>
                            <th scope="col">{t("key_backups_expire")}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {report.key_backups.map((each) => (
                            <tr key={`${each.taken_at}${each.expires_on}`}>
                                <th scope="row">{instant(each.taken_at)}</th>
                                <td>
                                    <Day iso={each.expires_on} />
                                </td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
        </>
    );
}
