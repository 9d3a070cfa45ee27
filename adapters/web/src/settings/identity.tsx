import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { request } from "../api/http.js";
import { useSignInWays } from "../api/queries.js";
import type { StaffMember } from "../api/types.js";
import { useDesk } from "../session/session.js";
import { FormDialog } from "../ui/dialog.js";
import { TextField } from "../ui/field.js";
import { useWords } from "../words/language.js";

/** Which account of the municipality's identity provider somebody of the staff is. */
export function IdentityButtons({ member }: { member: StaffMember }) {
    const { t } = useWords();
    const { session } = useDesk();
    const [open, setOpen] = useState(false);
    const ways = useSignInWays().data;
    const has = ways?.providers.some((each) => each.municipality === session.municipality);
    if (has !== true) return null;
    const close = () => {
        setOpen(false);
    };
    return (
        <>
            <button
                type="button"
                className="small-button"
                onClick={() => {
                    setOpen(true);
                }}
            >
                {t("give_identity")}
                {member.identity !== "" && " ✓"}
            </button>
            {open && <IdentityDialog member={member} onClose={close} />}
        </>
    );
}

function IdentityDialog({ member, onClose }: { member: StaffMember; onClose: () => void }) {
    const { t } = useWords();
    const client = useQueryClient();
    const [account, setAccount] = useState(member.identity ?? "");
    const path = `/v1/staff/${encodeURIComponent(member.staff)}/identity`;
    const bind = async () => {
        // Without an account the person is bound to none.
        await request(
            path,
            account === "" ? { method: "DELETE" } : { method: "PUT", body: { account } },
        );
        await client.invalidateQueries({ queryKey: ["staff"] });
        onClose();
    };
    return (
        <FormDialog
            name="identity"
            title={`${member.staff} ${t("give_identity")}`}
            onClose={onClose}
            onSend={bind}
        >
            <TextField
                label={t("identity_account")}
                hint={t("identity_none")}
                value={account}
                onChange={setAccount}
            />
        </FormDialog>
    );
}
