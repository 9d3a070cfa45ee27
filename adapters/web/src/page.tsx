import { CasePage } from "./cases/case_page.js";
import { CounterPage } from "./counter/counter_page.js";
import { HandoutPage } from "./handout/handout_page.js";
import { IntakePage } from "./intake/intake_page.js";
import { ListPage } from "./lists/list_page.js";
import { useAddress } from "./shell/address.js";
import { useWords } from "./words/language.js";

/** The page that the address names. */
export function Page() {
    const { t } = useWords();
    const { parts } = useAddress();
    const [room = "", name = ""] = parts;
    if (room === "") return <CounterPage />;
    if (room === "new") return <IntakePage />;
    if (room === "cases" && name !== "") return <CasePage key={name} id={name} />;
    if (room === "handout" && name !== "") return <HandoutPage key={name} id={name} />;
    if (room === "lists" && name !== "") return <ListPage key={name} list={name} />;
    return <h1>{t("page_missing")}</h1>;
}
