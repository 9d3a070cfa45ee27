import { useEffect, useRef, useState } from "react";
import { fetchAnswer } from "../api/http.js";
import { usePurpose } from "../cases/purpose.js";
import { Dialog } from "../ui/dialog.js";
import { Trouble } from "../ui/notice.js";
import { useWords } from "../words/language.js";

type Paper = "letter" | "visit_slip" | "deficiency_slip";
const names = {
    letter: "the_letter",
    visit_slip: "visit_slip",
    deficiency_slip: "deficiency_slip",
} as const;

/**
 * A document of a case, drawn by the server, to be printed from a viewer: nothing is downloaded.
 */
export function DocumentButton({ number, paper }: { number: string; paper: Paper }) {
    const { t } = useWords();
    const purpose = usePurpose();
    const [address, setAddress] = useState("");
    const [error, setError] = useState<unknown>(null);
    const frame = useRef<HTMLIFrameElement>(null);
    useEffect(
        () => () => {
            if (address !== "") URL.revokeObjectURL(address);
        },
        [address],
    );
    const open = async () => {
        try {
            const answer = await fetchAnswer(`/v1/letters/${encodeURIComponent(number)}`, {
                method: "POST",
                body: { document: paper, purpose },
            });
            setAddress(URL.createObjectURL(await answer.blob()));
            setError(null);
        } catch (trouble) {
            setError(trouble);
        }
    };
    return (
        <>
            <button
                type="button"
                className="small-button"
                onClick={() => {
                    void open();
                }}
            >
                {t(names[paper])}
            </button>
            <Trouble error={error} />
            {address !== "" && (
                <Dialog
                    name="document"
                    title={t(names[paper])}
                    onClose={() => {
                        setAddress("");
                    }}
                    wide
                >
                    <div className="buttons">
                        <button
                            type="button"
                            className="main-button"
                            onClick={() => {
                                frame.current?.contentWindow?.print();
                            }}
                        >
                            {t("print")}
                        </button>
                        <button
                            type="button"
                            onClick={() => {
                                setAddress("");
                            }}
                        >
                            {t("close")}
                        </button>
                    </div>
                    {/* After the buttons: what is in it keeps the keys for itself. */}
                    <iframe ref={frame} title={t(names[paper])} src={address} className="viewer" />
                </Dialog>
            )}
        </>
    );
}
