import type { Dashboard } from "../api/types.js";
import { filteredList } from "../lists/list_address.js";
import { officeLabel, useDesk } from "../session/session.js";
import { Link } from "../shell/address.js";
import { useWords } from "../words/language.js";
import { tillFigures, tillOf, type TillSum } from "./figures.js";

/** Today's cash and stamps by office, as they are on record; every sum opens its movements. */
export function Till({ board, office }: { board: Dashboard; office: string }) {
    const { t, code } = useWords();
    const desk = useDesk();
    const { lines, all } = tillOf(board);
    if (lines.length === 0) return <p className="hint">{t("till_empty")}</p>;
    return (
        <div className="scroll" role="region" aria-label={t("till")} tabIndex={0}>
            <table className="narrow" id="till">
                <caption>{t("till")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t("office")}</th>
                        {tillFigures.map((figure) => (
                            <th scope="col" className="number" key={figure}>
                                {code(figure)}
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {lines.map((line) => (
                        <Sums
                            key={line.office}
                            name={officeLabel(desk, line.office)}
                            sums={line.sums}
                            office={line.office}
                            today={board.today}
                        />
                    ))}
                </tbody>
                {lines.length > 1 && (
                    <tfoot>
                        <Sums name={t("sum")} sums={all} office={office} today={board.today} />
                    </tfoot>
                )}
            </table>
            <p className="hint">{t("till_hint")}</p>
        </div>
    );
}

interface SumsProps {
    name: string;
    sums: readonly TillSum[];
    office: string;
    today: string;
}

function Sums({ name, sums, office, today }: SumsProps) {
    const { t } = useWords();
    return (
        <tr>
            <th scope="row">{name}</th>
            {sums.map(({ figure, yen, count }) => {
                const text = t("yen_of_movements", { yen: yen.toLocaleString("ja-JP"), count });
                // What is held was taken on any day.
                const from = figure === "stamps_held" ? "" : today;
                const to = filteredList("money", { office, word: figure, from, until: today });
                return (
                    <td className="number" key={figure}>
                        {count === 0 ? "0" : <Link to={to}>{text}</Link>}
                    </td>
                );
            })}
        </tr>
    );
}
