import { useState } from "react";
import { useWords } from "../words/language.js";

/** Takes a number to another system with one key. */
export function CopyButton({ text }: { text: string }) {
    const { t } = useWords();
    const [copied, setCopied] = useState(false);
    return (
        <button
            type="button"
            className="quiet-button"
            aria-label={`${t("copy")} ${text}`}
            onClick={() => {
                navigator.clipboard.writeText(text).then(
                    () => {
                        setCopied(true);
                    },
                    () => {
                        setCopied(false);
                    },
                );
            }}
        >
            {copied ? t("copied") : t("copy")}
        </button>
    );
}
