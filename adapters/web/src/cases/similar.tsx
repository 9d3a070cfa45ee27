import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { request } from "../api/http.js";
import type { Case, FoundCase } from "../api/types.js";
import { caseAddress } from "../shell/finder.js";
import { Link } from "../shell/address.js";
import { Trouble } from "../ui/notice.js";
import { shortDate } from "../words/dates.js";
import { useWords } from "../words/language.js";
import { useNames } from "../session/use_names.js";
import { mask, partOf, toldApartBy } from "./person_words.js";
import { requestWords } from "./request_words.js";
import { useCaseCommand } from "./use_case_command.js";
import { useEntries } from "./purpose.js";

const early: ReadonlySet<string> = new Set(["intake_open", "intake_deficient", "same_day_open"]);
/** Who works on it; "" where nobody does. */
const clerkOf = ({ clerk }: FoundCase, name: (staff: string) => string) =>
    clerk === null || clerk === undefined || clerk === "" ? "" : name(clerk);
const idOf = (row: FoundCase) => row.stream.replace(/^case\//u, "");

/** Cases of the same principal, side by side, until somebody says that they are others. */
export function Similar({ which }: { which: Case }) {
    const words = useWords();
    const { t, either, language } = words;
    const name = useNames();
    const send = useCaseCommand(which);
    const history = useEntries(which.case_number);
    const [error, setError] = useState<unknown>(null);
    const query = useQuery({
        queryKey: ["similar", which.case_number],
        enabled: early.has(which.status),
        queryFn: () =>
            request<FoundCase[]>(`/v1/cases/${encodeURIComponent(which.case_number)}/similar`, {
                method: "POST",
                body: {},
            }),
    });
    const dismissed = new Set(
        (history.data ?? [])
            .filter((entry) => entry.type.includes("possible_duplicate_dismissed"))
            .map((entry) => String(entry.entry?.other_case ?? "")),
    );
    const rows = (query.data ?? []).filter((row) => !dismissed.has(idOf(row)));
    if (rows.length === 0 || history.data === undefined) return null;
    const person: readonly (readonly [string, (row: FoundCase) => string])[] = [
        ...toldApartBy.map(
            (part) => [t(part), (row: FoundCase) => partOf(row.principal, part, words)] as const,
        ),
        [t("agent"), (row) => partOf(row.agent, "name", words) || t("nobody")],
    ];
    const lines: readonly (readonly [string, (row: FoundCase) => string])[] = [
        // What the answer seals of all the others tells nobody apart.
        ...person.filter(([, text]) => rows.some((row) => text(row) !== mask)),
        [t("status"), (row) => either(row.status_ja, row.status_en)],
        [t("procedures"), (row) => requestWords(row, words)],
        [t("opened_on"), (row) => shortDate(row.opened_on, language === "en")],
        [t("clerk"), (row) => clerkOf(row, name) || t("nobody")],
    ];
    return (
        <section className="notice">
            <h2>{t("perhaps_duplicate")}</h2>
            <div className="scroll" role="region" aria-label={t("perhaps_duplicate")} tabIndex={0}>
                <table>
                    <thead>
                        <tr>
                            <td />
                            <th scope="col">
                                {which.case_number} ({t("this_one")})
                            </th>
                            {rows.map((row) => (
                                <th scope="col" key={row.case_number}>
                                    <Link to={caseAddress(row.case_number)}>{row.case_number}</Link>
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {lines.map(([name, text]) => (
                            <tr key={name}>
                                <th scope="row">{name}</th>
                                {[which, ...rows].map((row) => (
                                    <td key={row.case_number}>{text(row)}</td>
                                ))}
                            </tr>
                        ))}
                        <tr>
                            <td />
                            <td />
                            {rows.map((row) => (
                                <td key={row.case_number}>
                                    <button
                                        type="button"
                                        className="small-button"
                                        onClick={() => {
                                            send("dismiss_possible_duplicate", {
                                                other_case: idOf(row),
                                            }).catch(setError);
                                        }}
                                    >
                                        {t("not_duplicate")}
                                    </button>
                                </td>
                            ))}
                        </tr>
                    </tbody>
                </table>
            </div>
            <Trouble error={error} />
        </section>
    );
}
