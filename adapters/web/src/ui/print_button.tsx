import { useWords } from "../words/language.js";

/** Prints the page that is shown. */
export function PrintButton({ className }: { className: string }) {
    const { t } = useWords();
    return (
        <button
            type="button"
            className={className}
            onClick={() => {
                window.print();
            }}
        >
            {t("print")}
        </button>
    );
}
