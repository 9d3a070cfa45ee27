import { useDesk } from "../session/session.js";
import { Link } from "../shell/address.js";
import { useWords } from "../words/language.js";
import type { Word } from "../words/words_table.js";
import { AuditTab } from "./audit_tab.js";
import { OfficesTab } from "./offices_tab.js";
import { OwnTab } from "./own_tab.js";
import { RetentionTab } from "./retention_tab.js";
import { RulesTab } from "./rules_tab.js";
import { StaffTab } from "./staff_tab.js";
import { UpkeepTab } from "./upkeep_tab.js";

/** The parts of the administration, and the permission that lets somebody see each. */
const tabs: readonly { name: string; word: Word; needs: string | null }[] = [
    { name: "rules", word: "policies", needs: "read_rules" },
    { name: "staff", word: "users", needs: "read_staff" },
    { name: "offices", word: "offices", needs: "close_office" },
    { name: "audit", word: "audit_lists", needs: "read_audit" },
    { name: "retention", word: "keeping", needs: "read_cases" },
    { name: "upkeep", word: "upkeep", needs: "prove_record" },
    { name: "me", word: "own_account", needs: null },
];

/** 設定・利用者管理. */
export function SettingsPage({ tab }: { tab: string }) {
    const { t } = useWords();
    const { session } = useDesk();
    const may = (needs: string | null) => needs === null || session.permissions.includes(needs);
    const open = tabs.filter(({ needs }) => may(needs));
    const closed = tabs.some(({ name }) => name === tab) && !open.some(({ name }) => name === tab);
    const chosen = closed ? undefined : (open.find(({ name }) => name === tab) ?? open[0]);
    return (
        <>
            <h1>{t("settings")}</h1>
            <nav aria-label={t("settings")}>
                <ul className="tabs">
                    {open.map(({ name, word }) => (
                        <li key={name}>
                            <Link
                                to={`/settings/${name}`}
                                className="side-link"
                                current={name === chosen?.name}
                            >
                                {t(word)}
                            </Link>
                        </li>
                    ))}
                </ul>
            </nav>
            {chosen === undefined ? (
                <p className="notice">{t("not_permitted_here")}</p>
            ) : (
                <TabOf name={chosen.name} />
            )}
        </>
    );
}

function TabOf({ name }: { name: string }) {
    switch (name) {
        case "rules":
            return <RulesTab />;
        case "staff":
            return <StaffTab />;
        case "offices":
            return <OfficesTab />;
        case "audit":
            return <AuditTab />;
        case "retention":
            return <RetentionTab />;
        case "upkeep":
            return <UpkeepTab />;
        default:
            return <OwnTab />;
    }
}
