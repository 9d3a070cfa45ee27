/** Security keys of the browser (WebAuthn); bytes travel as hexadecimal digits. */
import { request } from "../api/http.js";

/** What the server wants signed, for which site, and by which keys or by none of them. */
interface Challenge {
    challenge: string;
    party: string;
    keys: string[];
    user?: string;
}

/** The person waved the browser's question away, or no key answered. */
export class NoKey extends Error {}

const timeout = 60_000;

export const hexOf = (bytes: ArrayBuffer): string =>
    Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

export const bytesOf = (hex: string): Uint8Array =>
    Uint8Array.from(hex.match(/../gu) ?? [], (digits) => parseInt(digits, 16));

const listed = (keys: string[]): PublicKeyCredentialDescriptor[] =>
    keys.map((id) => ({ type: "public-key", id: bytesOf(id) }));

/** Whether this browser knows keys at all: on a safe address, and not of long ago. */
export const hasKeys = () => "credentials" in navigator && "PublicKeyCredential" in window;

async function answered(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
    let credential: Credential | null;
    try {
        credential = await ask();
    } catch {
        throw new NoKey();
    }
    if (!(credential instanceof PublicKeyCredential)) throw new NoKey();
    return credential;
}

export interface SignedChallenge {
    challenge: string;
    id: string;
    client_data: string;
    authenticator_data: string;
    signature: string;
}

/** Lets a registered key sign. Throws `NoKey`, `Problem`. */
export async function signWithKey(
    who: Readonly<Record<"municipality" | "staff" | "password", string>>,
): Promise<SignedChallenge> {
    const given = await request<Challenge>("/v1/session/key-challenge", {
        method: "POST",
        body: who,
    });
    const credential = await answered(() =>
        navigator.credentials.get({
            publicKey: {
                challenge: new TextEncoder().encode(given.challenge),
                rpId: given.party,
                allowCredentials: listed(given.keys),
                userVerification: "preferred",
                timeout,
            },
        }),
    );
    const said = credential.response as AuthenticatorAssertionResponse;
    return {
        challenge: given.challenge,
        id: hexOf(credential.rawId),
        client_data: hexOf(said.clientDataJSON),
        authenticator_data: hexOf(said.authenticatorData),
        signature: hexOf(said.signature),
    };
}

// COSE: ES256, EdDSA, RS256.
const algorithms = [-7, -8, -257];

/** Registers a key of the signed-in person under a name. Throws `NoKey`, `Problem`. */
export async function registerKey(password: string, label: string, name: string): Promise<void> {
    const given = await request<Challenge>("/v1/session/keys/challenge", {
        method: "POST",
        body: { password },
    });
    const credential = await answered(() =>
        navigator.credentials.create({
            publicKey: {
                challenge: new TextEncoder().encode(given.challenge),
                rp: { id: given.party, name: "窓口 Madoguchi" },
                user: { id: bytesOf(given.user ?? ""), name, displayName: name },
                pubKeyCredParams: algorithms.map((alg) => ({ type: "public-key", alg })),
                excludeCredentials: listed(given.keys),
                authenticatorSelection: {
                    residentKey: "discouraged",
                    userVerification: "preferred",
                },
                attestation: "none",
                timeout,
            },
        }),
    );
    const made = credential.response as AuthenticatorAttestationResponse;
    const body = {
        challenge: given.challenge,
        label,
        client_data: hexOf(made.clientDataJSON),
        attestation: hexOf(made.attestationObject),
    };
    await request("/v1/session/keys", { method: "POST", body });
}
