import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { CommandName } from "../api/commands.js";
import { Problem } from "../api/http.js";
import { ofCase, submit } from "../api/submit.js";
import type { Row } from "../api/types.js";
import { useDesk } from "../session/session.js";
import { useNames } from "../session/use_names.js";
import { caseAddress } from "../shell/finder.js";
import { Link } from "../shell/address.js";
import { counterWork, letterWork } from "../shell/rooms.js";
import { Dialog, FormDialog } from "../ui/dialog.js";
import { explain } from "../ui/notice.js";
import { useWords } from "../words/language.js";
import { chosenAmong } from "./choice.js";

/** What can be done with many cases of a list at once; everybody may claim. */
const byList: Readonly<Record<string, readonly CommandName[]>> = {
    letter_due: ["queue_letter", "request_posting_approval"],
    approvals: ["approve_posting"],
};
const always: readonly CommandName[] = ["claim_case", "release_case"];

/** What somebody with these permissions can do with many cases of a list. */
export const bulkActs = (list: string, permissions: readonly string[]): readonly CommandName[] => [
    ...(permissions.includes(letterWork) ? (byList[list] ?? []) : []),
    ...(permissions.includes(counterWork) ? always : []),
];

/** How many it was done with, and which were left out and why. */
export interface Done {
    done: number;
    left: { number: string; why: string }[];
}

interface Props {
    acts: readonly CommandName[];
    chosen: ReadonlySet<string>;
    /** The rows that stand there: with others that are chosen nothing is done. */
    shown: readonly Row[];
    /** How many of the list can't be chosen: more than are given at once. */
    beyond: number;
    onDone: (done: Done) => void;
}

/** Acts on the chosen cases and says how many they are; what became of them is told by the list. */
export function Bulk({ acts, chosen, shown, beyond, onDone }: Props) {
    const words = useWords();
    const { t, code } = words;
    const { office } = useDesk();
    const client = useQueryClient();
    const nameOf = useNames(); // What stopped a case may be somebody who has it.
    const [asked, setAsked] = useState<CommandName | null>(null);
    const acting = chosenAmong(chosen, shown);
    const hidden = chosen.size - acting.size;
    const run = async (name: CommandName) => {
        const result: Done = { done: 0, left: [] };
        for (const number of acting) {
            try {
                const answer = await submit(ofCase(number), name, {}, office);
                if (answer.result === "accepted") result.done += 1;
                else result.left.push({ number, why: t("already") });
            } catch (error) {
                if (!(error instanceof Problem)) throw error;
                result.left.push({ number, why: explain(error, { ...words, code: nameOf }) });
            }
        }
        setAsked(null);
        onDone(result);
        await client.invalidateQueries({ queryKey: ["list"] });
    };
    return (
        <div className="bar-line">
            <span role="status">
                {t("selected", { count: acting.size })}
                {hidden > 0 && t("selected_hidden", { count: hidden })}
                {beyond > 0 && acting.size > 0 && t("selected_beyond", { count: beyond })}
            </span>
            {acts.map((name) => (
                <button
                    key={name}
                    type="button"
                    className="small-button"
                    disabled={acting.size === 0}
                    onClick={() => {
                        setAsked(name);
                    }}
                >
                    {code(name)}
                </button>
            ))}
            {asked !== null && (
                <Sure
                    name={asked}
                    count={acting.size}
                    onYes={() => run(asked)}
                    onClose={() => setAsked(null)}
                />
            )}
        </div>
    );
}

interface SureProps {
    name: CommandName;
    count: number;
    onYes: () => Promise<void>;
    onClose: () => void;
}

function Sure({ name, count, onYes, onClose }: SureProps) {
    const { t, code } = useWords();
    return (
        <FormDialog name="bulk_sure" title={code(name)} onClose={onClose} onSend={onYes}>
            <p>{t("bulk_sure", { count, act: code(name) })}</p>
        </FormDialog>
    );
}

/** What became of the chosen cases. It outlives the rows: all of them may have left the list. */
export function BulkResult({ result, onClose }: { result: Done; onClose: () => void }) {
    const { t } = useWords();
    return (
        <Dialog
            name="bulk_result"
            title={t("bulk_result", { done: result.done, left: result.left.length })}
            onClose={onClose}
        >
            <ul className="plain-list">
                {result.left.map(({ number, why }) => (
                    <li key={number}>
                        <Link to={caseAddress(number)}>{number}</Link> {why}
                    </li>
                ))}
            </ul>
            <button type="button" onClick={onClose}>
                {t("close")}
            </button>
        </Dialog>
    );
}
