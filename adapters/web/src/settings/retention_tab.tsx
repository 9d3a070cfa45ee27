import { useInfiniteQuery } from "@tanstack/react-query";
import { useWorklists } from "../api/queries.js";
import { request, withQuery } from "../api/http.js";
import { ListCards } from "../lists/list_cards.js";
import { officeLabel, useDesk } from "../session/session.js";
import { useNames } from "../session/use_names.js";
import { caseAddress } from "../shell/finder.js";
import { Link } from "../shell/address.js";
import { Waiting } from "../ui/notice.js";
import { Day } from "../ui/day.js";
import { useWords } from "../words/language.js";
import type { Word } from "../words/words_table.js";
import type { RetentionPage } from "./upkeep_types.js";

const lists = ["disposals", "retention_holds", "person_holds", "erasures", "erased_parties"];

/** How long cases are kept: what may be disposed of, what a hold keeps, what was disposed of. */
export function RetentionTab() {
    const { t } = useWords();
    const names = useWorklists("");
    return (
        <>
            <Due held={false} title="retention_due" nothing="retention_nothing_due" />
            <Due held title="retention_held" nothing="retention_nothing_held" />
            <section>
                <h2>{t("retention_lists")}</h2>
                <Waiting of={names} />
                {names.data !== undefined && (
                    <ListCards lists={names.data} only={lists} office="" />
                )}
            </section>
        </>
    );
}

/** Pages of cases, the longest ended first. */
const useRetention = (held: boolean) =>
    useInfiniteQuery({
        queryKey: ["retention", held],
        initialPageParam: "",
        queryFn: ({ pageParam }) => {
            const asked = new URLSearchParams(held ? { held: "1" } : {});
            if (pageParam !== "") asked.set("after", pageParam);
            return request<RetentionPage>(withQuery("/v1/retention", asked));
        },
        getNextPageParam: (page) => (page.next === "" ? undefined : page.next),
    });

function Due({ held, title, nothing }: { held: boolean; title: Word; nothing: Word }) {
    const { t } = useWords();
    const pages = useRetention(held);
    const lines = pages.data?.pages.flatMap((page) => page.lines) ?? [];
    const years = pages.data?.pages[0]?.years ?? null;
    return (
        <section>
            <h2>{t(title)}</h2>
            <Waiting of={pages} />
            {!held && pages.data !== undefined && (
                <p className={years === null ? "notice" : "hint"}>
                    {years === null ? t("retention_unset") : t("retention_years", { years })}
                </p>
            )}
            {pages.data !== undefined && lines.length === 0 && <p>{t(nothing)}</p>}
            {lines.length > 0 && <Lines lines={lines} title={title} />}
            {pages.hasNextPage && (
                <button
                    type="button"
                    className="small-button"
                    onClick={() => {
                        void pages.fetchNextPage();
                    }}
                >
                    {t("more_rows")}
                </button>
            )}
        </section>
    );
}

function Lines({ lines, title }: { lines: RetentionPage["lines"]; title: Word }) {
    const { t, code } = useWords();
    const desk = useDesk();
    const name = useNames();
    return (
        <div className="scroll" role="region" aria-label={t(title)} tabIndex={0}>
            <table className="narrow">
                <thead>
                    <tr>
                        <th scope="col">{t("case_number")}</th>
                        <th scope="col">{t("office")}</th>
                        <th scope="col">{t("ended_on")}</th>
                        <th scope="col">{t("due_on")}</th>
                        <th scope="col">{t("disposal_asked")}</th>
                        <th scope="col">{t("holds")}</th>
                    </tr>
                </thead>
                <tbody>
                    {lines.map((line) => (
                        <tr key={line.case_number}>
                            <th scope="row">
                                <Link to={caseAddress(line.case_number)}>{line.case_number}</Link>
                            </th>
                            <td>{officeLabel(desk, line.office)}</td>
                            <td>
                                <Day iso={line.ended_on} />
                            </td>
                            <td>{line.due_on === null ? "—" : <Day iso={line.due_on} />}</td>
                            <td>
                                {line.disposal_requested_by && name(line.disposal_requested_by)}
                            </td>
                            <td className="long">
                                {line.holds
                                    .map((hold) => hold.split(":").map(code).join(": "))
                                    .join("、")}
                            </td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}
