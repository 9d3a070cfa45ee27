import { useWorklist } from "../api/queries.js";
import { useToday } from "../api/use_today.js";
import { CommandButton } from "../forms/command_dialog.js";
import { useDesk } from "../session/session.js";
import { Waiting } from "../ui/notice.js";
import { useWords } from "../words/language.js";

/** A print batch, as the mailroom and the office counted it. */
export interface Batch {
    batch: string;
    office: string;
    planned_posting_on: string;
    letters: number;
    sheets: number;
    spoiled: number;
    handed: number | null;
    received: number | null;
}

/** Every print batch. */
export function useBatches() {
    const of = useWorklist("print_batches", new URLSearchParams({ limit: "1000" }));
    return { of, rows: (of.data?.rows ?? []) as unknown as Batch[] };
}

/** Whether the hand-over was counted at all. */
export const counted = (row: Batch) => (row.handed ?? 0) > 0 || (row.received ?? 0) > 0;
export const agrees = (row: Batch) => row.handed === row.letters && row.received === row.letters;

/** Today's print batches and older ones whose counts don't agree yet; one row each says it. */
export function Batches() {
    const { t } = useWords();
    const { office } = useDesk();
    const day = useToday();
    const query = useBatches();
    const rows = query.rows.filter((row) => row.planned_posting_on === day || !agrees(row));
    return (
        <section>
            <h2>{t("batches")}</h2>
            {query.of.error !== null && <Waiting of={query.of} />}
            {rows.length === 0 && query.of.data !== undefined && <p>{t("empty")}</p>}
            {rows.length > 0 && (
                <div className="scroll" role="region" aria-label={t("batches")} tabIndex={0}>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{t("batch")}</th>
                                <th scope="col" className="number">
                                    {t("printed_count")}
                                </th>
                                <th scope="col" className="number">
                                    {t("handed_count")}
                                </th>
                                <th scope="col" className="number">
                                    {t("received_count")}
                                </th>
                                <th scope="col">{t("status")}</th>
                                <td />
                            </tr>
                        </thead>
                        <tbody>
                            {rows.map((row) => (
                                <BatchLine key={row.batch} row={row} office={office} />
                            ))}
                        </tbody>
                    </table>
                </div>
            )}
        </section>
    );
}

function BatchLine({ row, office }: { row: Batch; office: string }) {
    const { t } = useWords();
    return (
        <tr>
            <th scope="row">{row.batch}</th>
            <td className="number">{row.letters}</td>
            <td className="number">{counted(row) ? row.handed : "—"}</td>
            <td className="number">{counted(row) ? row.received : "—"}</td>
            <td>
                {!counted(row) ? (
                    t("not_counted")
                ) : agrees(row) ? (
                    `✓ ${t("counts_agree")}`
                ) : (
                    <strong className="warn">{t("counts_differ")}</strong>
                )}
            </td>
            <td>
                <CommandButton
                    label={t("count_hand_over")}
                    kind="office"
                    streamKey={row.office || office}
                    command="count_hand_over"
                    fields={["handed", "received", "received_by"]}
                    known={{ batch: row.batch }}
                />
            </td>
        </tr>
    );
}
