import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { request } from "../api/http.js";
import type { Found, FoundCase } from "../api/types.js";
import { bornWords, partOf, personWords, toldApartBy } from "../cases/person_words.js";
import { requestWords } from "../cases/request_words.js";
import { caseAddress } from "../shell/finder.js";
import { Link } from "../shell/address.js";
import { Day } from "../ui/day.js";
import { parseDate } from "../words/dates.js";
import { useWords, type Words } from "../words/language.js";
import type { Draft, PersonDraft } from "./draft.js";

const settled = 700;

/** Furigana and birth date, once both are there and nobody has typed for a moment. */
function useSoughtFor(person: PersonDraft): string {
    const born = parseDate(person.birth_date);
    const now = person.kana.trim() === "" || born === null ? "" : `${person.kana.trim()} ${born}`;
    const [sought, setSought] = useState("");
    useEffect(() => {
        const timer = setTimeout(() => {
            setSought(now);
        }, settled);
        return () => {
            clearTimeout(timer);
        };
    }, [now]);
    return sought;
}

const useCasesOf = (sought: string) =>
    useQuery({
        queryKey: ["known", sought],
        enabled: sought !== "",
        gcTime: 0,
        queryFn: () => request<Found>("/v1/search", { method: "POST", body: { text: sought } }),
    });

/** Cases that are there already of the same principal, beside what is entered; and the agent's. */
export function KnownPeople({ draft }: { draft: Draft }) {
    const { t } = useWords();
    const principal = useCasesOf(useSoughtFor(draft.principal));
    const agent = useCasesOf(useSoughtFor(draft.agent));
    const same = (principal.data?.cases ?? []).filter((row) => row.found_as !== "agent");
    const asAgent = (agent.data?.cases ?? []).filter((row) => row.found_as === "agent");
    return (
        <>
            {same.length > 0 && <Duplicates draft={draft} rows={same} />}
            {asAgent.length > 0 && (
                <section>
                    <h2>{t("agent_known", { count: asAgent.length })}</h2>
                    <CaseLines rows={asAgent} />
                </section>
            )}
        </>
    );
}

/** The same of who is entered now. */
function entered(person: PersonDraft, part: (typeof toldApartBy)[number], words: Words): string {
    const born = part === "birth_date" ? parseDate(person.birth_date) : null;
    return born === null ? person[part].trim() : bornWords(born, words);
}

function Duplicates({ draft, rows }: { draft: Draft; rows: readonly FoundCase[] }) {
    const words = useWords();
    const { t, either } = words;
    const asked = Object.entries(draft.procedures).map(([procedure, targets]) => ({
        procedure,
        targets: [...targets],
    }));
    return (
        <section>
            <h2 className="warn">{t("perhaps_duplicate")}</h2>
            <div className="scroll" role="region" aria-label={t("perhaps_duplicate")} tabIndex={0}>
                <table>
                    <thead>
                        <tr>
                            <td />
                            <th scope="col">{t("this_one")}</th>
                            {rows.map((row) => (
                                <th scope="col" key={row.case_number}>
                                    <Link to={caseAddress(row.case_number)}>{row.case_number}</Link>
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {toldApartBy.map((part) => (
                            <tr key={part}>
                                <th scope="row">{t(part)}</th>
                                <td>{entered(draft.principal, part, words)}</td>
                                {rows.map((row) => (
                                    <td key={row.case_number}>
                                        {partOf(row.principal, part, words)}
                                    </td>
                                ))}
                            </tr>
                        ))}
                        <tr>
                            <th scope="row">{t("status")}</th>
                            <td>{t("not_opened_yet")}</td>
                            {rows.map((row) => (
                                <td key={row.case_number}>
                                    {either(row.status_ja, row.status_en)}
                                </td>
                            ))}
                        </tr>
                        <tr>
                            <th scope="row">{t("procedures")}</th>
                            <td>{requestWords({ requests: asked }, words)}</td>
                            {rows.map((row) => (
                                <td key={row.case_number}>{requestWords(row, words)}</td>
                            ))}
                        </tr>
                        <tr>
                            <th scope="row">{t("opened_on")}</th>
                            <td>{t("today")}</td>
                            {rows.map((row) => (
                                <td key={row.case_number}>
                                    <Day iso={row.opened_on} />
                                </td>
                            ))}
                        </tr>
                    </tbody>
                </table>
            </div>
            <p className="hint">{t("duplicate_hint")}</p>
        </section>
    );
}

/** The agent's other cases, each by whom it is for. */
function CaseLines({ rows }: { rows: readonly FoundCase[] }) {
    const words = useWords();
    const { either } = words;
    return (
        <ul className="plain-list">
            {rows.map((row) => (
                <li key={row.case_number}>
                    <Link to={caseAddress(row.case_number)}>{row.case_number}</Link>{" "}
                    {either(row.status_ja, row.status_en)} {personWords(row.principal, words)}
                </li>
            ))}
        </ul>
    );
}
