import { useSignInWays } from "../api/queries.js";
import { useWords } from "../words/language.js";

/** Says on the screen that nothing here is real. Its mark stays in sight, however far one scrolls. */
export function TrainingMark() {
    const { t } = useWords();
    return (
        <section className="training" aria-label={t("training_mark")}>
            <strong>{t("training_mark")}</strong> <span>{t("training")}</span>
        </section>
    );
}

/** On each sheet that is printed from the screen. */
export function TrainingPrint() {
    const { t } = useWords();
    return (
        <p className="training-print" aria-hidden="true">
            {t("training_mark")}
        </p>
    );
}

/** The same on pages where nobody is signed in. */
export function TrainingBeforeSignIn() {
    if (useSignInWays().data?.training !== true) return null;
    return (
        <>
            <TrainingMark />
            <TrainingPrint />
        </>
    );
}

/** From the real counter to the one for practice, and that this is which. */
export function WayToTraining() {
    const { t } = useWords();
    const at = useSignInWays().data?.training_at ?? "";
    return at === "" ? null : (
        <p>
            <a href={at}>{t("to_training")}</a>
        </p>
    );
}
