import type { Dashboard } from "../api/types.js";
import { listAddress } from "../lists/list_address.js";
import { Figure } from "../ui/chart_parts.js";
import { shortEraDate } from "../words/dates.js";
import { useWords } from "../words/language.js";
import { backlogOf } from "./figures.js";

/** Open cases by step with the oldest of each; every number opens those cases. */
export function Backlog({ board, office }: { board: Dashboard; office: string }) {
    const { t, code, language } = useWords();
    const dayText = (day: string) => (day === "" || language === "en" ? day : shortEraDate(day));
    return (
        <div className="scroll" role="region" aria-label={t("backlog")} tabIndex={0}>
            <table className="narrow" id="backlog">
                <caption>{t("backlog")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t("status")}</th>
                        <th scope="col" className="number">
                            {t("count")}
                        </th>
                        <th scope="col">{t("oldest")}</th>
                    </tr>
                </thead>
                <tbody>
                    {backlogOf(board).map(({ list, count, oldest }) => (
                        <tr key={list}>
                            <th scope="row">{code(list)}</th>
                            <td className="number">
                                <Figure value={count} to={listAddress(list, office)} />
                            </td>
                            <td>{dayText(oldest)}</td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}
