import type { Dashboard } from "../api/types.js";
import { filteredList } from "../lists/list_address.js";
import { Figure } from "../ui/chart_parts.js";
import { Day } from "../ui/day.js";
import { useWords } from "../words/language.js";
import { backlogOf, type Standing } from "./figures.js";

/** Open cases by step with the oldest of each, and all of them; every number opens those cases. */
export function Backlog({ board, office }: { board: Dashboard; office: string }) {
    const { t, code } = useWords();
    const standing = backlogOf(board);
    const [oldest] = standing.map((each) => each.oldest).sort();
    return (
        <div className="scroll" role="region" aria-label={t("backlog")} tabIndex={0}>
            <table className="narrow" id="backlog">
                <caption>{t("backlog")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t("step")}</th>
                        <th scope="col" className="number">
                            {t("count")}
                        </th>
                        <th scope="col">{t("oldest")}</th>
                    </tr>
                </thead>
                <tbody>
                    {standing.map((each) => (
                        <Line
                            key={each.step}
                            name={code(each.step)}
                            standing={each}
                            to={filteredList("open", { office, word: each.step })}
                        />
                    ))}
                </tbody>
                <tfoot>
                    <Line
                        name={t("all_open")}
                        standing={{
                            count: standing.reduce((all, { count }) => all + count, 0),
                            oldest: oldest ?? "",
                        }}
                        to={filteredList("open", { office })}
                    />
                </tfoot>
            </table>
        </div>
    );
}

interface LineProps {
    name: string;
    standing: Pick<Standing, "count" | "oldest">;
    to: string;
}

function Line({ name, standing: { count, oldest }, to }: LineProps) {
    return (
        <tr>
            <th scope="row">{name}</th>
            <td className="number">
                <Figure value={count} to={to} />
            </td>
            <td>{oldest !== "" && <Day iso={oldest} />}</td>
        </tr>
    );
}
