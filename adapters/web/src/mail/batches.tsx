import { useWorklist } from "../api/queries.js";
import { useToday } from "../api/use_today.js";
import { CommandButton } from "../forms/command_dialog.js";
import { useDesk, useMay } from "../session/session.js";
import { letterWork } from "../shell/rooms.js";
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
    /** Taken out before anybody could hand them over. */
    pulled: number;
    handed: number | null;
    received: number | null;
}

/** Every print batch of an office, or of all. */
export function useBatches(office: string) {
    const asked = { limit: "1000", ...(office === "" ? {} : { office }) };
    const of = useWorklist("print_batches", new URLSearchParams(asked));
    return { of, rows: (of.data?.rows ?? []) as unknown as Batch[] };
}

/** Whether the hand-over was counted at all: none handed is a count, too. */
export const counted = (row: Batch) => row.handed !== null && row.received !== null;
/** Whether both counted what was printed, less what was pulled; of nothing no count is wanted. */
export const agrees = (row: Batch) =>
    (row.handed ?? 0) === row.letters - row.pulled &&
    (row.received ?? 0) === (row.handed ?? 0) &&
    (counted(row) || row.letters === row.pulled);

/** Today's print batches and older ones whose counts don't agree yet; one row each says it. */
export function Batches({ office }: { office: string }) {
    const { t } = useWords();
    const day = useToday();
    const query = useBatches(office);
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
                                    {t("pulled_count")}
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
                                <BatchLine key={row.batch} row={row} />
                            ))}
                        </tbody>
                    </table>
                </div>
            )}
        </section>
    );
}

function BatchLine({ row }: { row: Batch }) {
    const { t } = useWords();
    const { office } = useDesk();
    const may = useMay();
    return (
        <tr>
            <th scope="row">{row.batch}</th>
            <td className="number">{row.letters}</td>
            <td className="number">{row.pulled}</td>
            <td className="number">{counted(row) ? row.handed : "—"}</td>
            <td className="number">{counted(row) ? row.received : "—"}</td>
            <td>
                {agrees(row) ? (
                    `✓ ${
                        row.pulled === 0
                            ? t("counts_agree")
                            : t("counts_agree_pulled", { count: row.pulled })
                    }`
                ) : !counted(row) ? (
                    t("not_counted")
                ) : (
                    <strong className="warn">{t("counts_differ")}</strong>
                )}
            </td>
            <td>
                {may(letterWork) && (
                    <CommandButton
                        label={t("count_hand_over")}
                        kind="office"
                        streamKey={row.office || office}
                        command="count_hand_over"
                        fields={["handed", "received", "received_by"]}
                        optional={["handed_by"]}
                        known={{ batch: row.batch }}
                    />
                )}
            </td>
        </tr>
    );
}
