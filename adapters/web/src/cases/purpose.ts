import { useCase, useHistory } from "../api/queries.js";
import { useAddress } from "../shell/address.js";

/** Why an ended case is looked at, as the person has said: it stands in the page's address. */
export const usePurpose = () => useAddress().parameters.get("purpose") ?? "";

export const useLookedAt = (id: string) => useCase(id, usePurpose());
export const useEntries = (id: string) => useHistory(id, usePurpose());
