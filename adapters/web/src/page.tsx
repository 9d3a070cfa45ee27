import { CasePage } from "./cases/case_page.js";
import { CounterPage } from "./counter/counter_page.js";
import { HandoutPage } from "./handout/handout_page.js";
import { SlipPage } from "./handout/slip_page.js";
import { IntakePage } from "./intake/intake_page.js";
import { ListPage } from "./lists/list_page.js";
import { MailPage } from "./mail/mail_page.js";
import { DayClosePage } from "./progress/day_close_page.js";
import { ProgressPage } from "./progress/progress_page.js";
import { ReportPage } from "./progress/report_page.js";
import { SettingsPage } from "./settings/settings_page.js";
import { useDesk } from "./session/session.js";
import { useAddress } from "./shell/address.js";
import { mayEnter } from "./shell/rooms.js";
import { useWords } from "./words/language.js";

/** The page that the address names; who reads no cases comes in at the administration. */
export function Page() {
    const { t } = useWords();
    const { parts } = useAddress();
    const { permissions } = useDesk().session;
    const [room = "", name = ""] = parts;
    if (!mayEnter(room, permissions)) {
        return room === "" ? <SettingsPage tab="" /> : <h1>{t("not_permitted_here")}</h1>;
    }
    if (room === "") return <CounterPage />;
    if (room === "mail") return <MailPage />;
    if (room === "progress" && name === "report") return <ReportPage />;
    if (room === "progress" && name === "day-close") return <DayClosePage />;
    if (room === "progress") return <ProgressPage />;
    if (room === "settings") return <SettingsPage tab={name} />;
    if (room === "slip") return <SlipPage />;
    if (room === "new") return <IntakePage />;
    if (room === "cases" && name !== "") return <CasePage key={name} id={name} />;
    if (room === "handout" && name !== "") return <HandoutPage key={name} id={name} />;
    if (room === "lists" && name !== "") return <ListPage key={name} list={name} />;
    return <h1>{t("page_missing")}</h1>;
}
