import { useWorklist } from "../api/queries.js";
import { useToday } from "../api/use_today.js";
import { filteredList, type ListFilter } from "../lists/list_address.js";
import { Link } from "../shell/address.js";
import { Waiting } from "../ui/notice.js";
import { useWords } from "../words/language.js";
import { agrees, counted, useBatches } from "./batches.js";

const steps = ["to_print", "to_hand_over", "to_post", "posted_today"] as const;
type Step = (typeof steps)[number];

type ClassLine = { office: string; post_class: string } & Record<Step, number>;

/** The letters of one mail class, of all offices that were asked for. */
function byClass(lines: readonly ClassLine[]): Map<string, Record<Step, number>> {
    const classes = new Map<string, Record<Step, number>>();
    for (const line of lines) {
        const sum = classes.get(line.post_class);
        classes.set(
            line.post_class,
            sum === undefined
                ? { ...line }
                : (Object.fromEntries(
                      steps.map((step) => [step, sum[step] + line[step]]),
                  ) as Record<Step, number>),
        );
    }
    return classes;
}

/** Per mail class how many letters stand at each step, and whether today's counts agree. */
export function LettersByClass({ office }: { office: string }) {
    const { t, code } = useWords();
    const asked = new URLSearchParams(office === "" ? {} : { office });
    const query = useWorklist("letters_by_class", asked);
    if (query.data === undefined) return <Waiting of={query} />;
    const classes = byClass(query.data.rows as unknown as ClassLine[]);
    const sumOf = (step: Step) => [...classes.values()].reduce((sum, each) => sum + each[step], 0);
    return (
        <div className="scroll" role="region" aria-label={t("letters_by_class")} tabIndex={0}>
            <table>
                <caption>{t("letters_by_class")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t("mail_class")}</th>
                        {steps.map((step) => (
                            <th key={step} scope="col" className="number">
                                {t(`step_${step}`)}
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {[...classes].map(([mailClass, counts]) => (
                        <tr key={mailClass}>
                            <th scope="row">
                                {mailClass === "" ? t("mail_class_unset") : code(mailClass)}
                            </th>
                            {steps.map((step) => (
                                <Count
                                    key={step}
                                    step={step}
                                    office={office}
                                    mailClass={mailClass === "" ? "none" : mailClass}
                                    count={counts[step]}
                                />
                            ))}
                        </tr>
                    ))}
                </tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{t("sum")}</th>
                        {steps.map((step) => (
                            <Count key={step} step={step} office={office} count={sumOf(step)} />
                        ))}
                    </tr>
                    <Agreement office={office} />
                </tfoot>
            </table>
        </div>
    );
}

interface CountProps {
    step: Step;
    office: string;
    /** None: of every class. */
    mailClass?: string;
    count: number;
}

/** A count that opens exactly its cases. */
function Count({ step, office, mailClass, count }: CountProps) {
    const day = useToday();
    const filter: ListFilter = { office, word: mailClass ?? "" };
    const to =
        step === "posted_today"
            ? filteredList("awaiting_reply", { ...filter, from: day, until: day })
            : filteredList(step, filter);
    return <td className="number">{count === 0 ? "0" : <Link to={to}>{count}</Link>}</td>;
}

/** One row that says of all of today's letters whether printed, handed and received agree. */
function Agreement({ office }: { office: string }) {
    const { t } = useWords();
    const day = useToday();
    const { of, rows } = useBatches(office);
    const batches = rows.filter((row) => row.planned_posting_on === day);
    if (of.data === undefined || batches.length === 0) return null;
    const sum = (counts: readonly (number | null)[]) =>
        counts.reduce<number>((all, each) => all + (each ?? 0), 0);
    const counts = t("agreement_counts", {
        printed: sum(batches.map((row) => row.letters - row.pulled)),
        handed: sum(batches.map((row) => row.handed)),
        received: sum(batches.map((row) => row.received)),
    });
    return (
        <tr>
            <th scope="row">{t("agreement_today")}</th>
            <td colSpan={steps.length}>
                {batches.every(agrees) ? (
                    `✓ ${t("counts_agree")}`
                ) : batches.some((row) => counted(row) && !agrees(row)) ? (
                    <strong className="warn">{t("counts_differ")}</strong>
                ) : (
                    t("not_counted")
                )}{" "}
                ({counts})
            </td>
        </tr>
    );
}
