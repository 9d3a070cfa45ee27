import { useCase, useHistory } from "../api/queries.js";
import { Problem } from "../api/http.js";
import { useAddress } from "../shell/address.js";

/** Why an ended case is looked at, as the person has said: it stands in the page's address. */
export const usePurpose = () => useAddress().parameters.get("purpose") ?? "";

export const useLookedAt = (id: string) => useCase(id, purposeNow);
export const useEntries = (id: string) => useHistory(id, purposeNow);

/** The same when a request is made: it may have been said since the page was drawn. */
const purposeNow = () => new URLSearchParams(window.location.search).get("purpose") ?? "";

/** Whether a look wasn't granted because nobody has said why: an ended case speaks for no work. */
export const asksPurpose = (error: unknown) =>
    error instanceof Problem && error.code === "purpose_missing";

/** An address of the same case, with why it is looked at. */
export const withPurpose = (address: string, purpose: string) =>
    purpose === "" ? address : `${address}?purpose=${encodeURIComponent(purpose)}`;
