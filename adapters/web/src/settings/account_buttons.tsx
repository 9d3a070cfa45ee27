import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { request } from "../api/http.js";
import type { StaffMember } from "../api/types.js";
import { useNames } from "../session/use_names.js";
import { Dialog, FormDialog } from "../ui/dialog.js";
import { useWords } from "../words/language.js";

interface Issued {
    staff: string;
    password: string;
}

type Act = "give_account" | "renew_account" | "end_account";

/** What can be done with somebody's account: what is there is replaced or ended, never given. */
const actsOn = ({ account }: StaffMember): readonly Act[] =>
    account === true ? ["renew_account", "end_account"] : ["give_account"];

/** Gives, renews and ends what somebody signs in with; each says first what it does to whom. */
export function AccountButtons({ member }: { member: StaffMember }) {
    const { t } = useWords();
    const client = useQueryClient();
    const [asked, setAsked] = useState<Act | null>(null);
    const [issued, setIssued] = useState<Issued | null>(null);
    const carryOut = async (act: Act) => {
        const path = `/v1/staff/${encodeURIComponent(member.staff)}/account`;
        const ask = act === "end_account" ? { method: "DELETE" } : { method: "POST", body: {} };
        const made = await request<Issued | undefined>(path, ask);
        setAsked(null);
        setIssued(made ?? null);
        await client.invalidateQueries({ queryKey: ["staff"] });
    };
    return (
        <>
            {actsOn(member).map((act) => (
                <button
                    key={act}
                    type="button"
                    className="small-button"
                    onClick={() => {
                        setAsked(act);
                    }}
                >
                    {t(act)}
                </button>
            ))}
            {asked !== null && (
                <Sure
                    act={asked}
                    staff={member.staff}
                    onYes={() => carryOut(asked)}
                    onClose={() => {
                        setAsked(null);
                    }}
                />
            )}
            {issued !== null && (
                <Password
                    issued={issued}
                    onClose={() => {
                        setIssued(null);
                    }}
                />
            )}
        </>
    );
}

interface SureProps {
    act: Act;
    staff: string;
    onYes: () => Promise<void>;
    onClose: () => void;
}

function Sure({ act, staff, onYes, onClose }: SureProps) {
    const { t } = useWords();
    const who = `${useNames()(staff)}(${staff})`;
    return (
        <FormDialog name="account" title={t(act)} send={t(act)} onClose={onClose} onSend={onYes}>
            <p>
                <strong>{who}</strong>
            </p>
            <p className={act === "give_account" ? undefined : "notice"}>{t(`${act}_does`)}</p>
        </FormDialog>
    );
}

function Password({ issued, onClose }: { issued: Issued; onClose: () => void }) {
    const { t } = useWords();
    return (
        <Dialog name="new_password" title={t("new_password_once")} onClose={onClose}>
            <p className="big">
                {issued.staff}
                <br />
                <strong>{issued.password}</strong>
            </p>
            <button type="button" onClick={onClose}>
                {t("close")}
            </button>
        </Dialog>
    );
}
