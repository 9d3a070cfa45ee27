// An identity provider of a municipality: oidc-provider, a certified implementation, whose people
// are whoever the test says. It can be made to do what a provider must not.
import { createServer } from "node:http";

import { exportJWK, generateKeyPair } from "jose";
import Provider from "oidc-provider";

export const client = { id: "madoguchi", secret: "geheim &=+:%!" };

/** A key pair of its own, as the provider keeps it. */
export async function makeKey(kid) {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg: "RS256", use: "sig" };
}

export class Peer {
  account = ""; // Who sits before the browser.
  asked = 0; // How often somebody was asked who they are.
  forge = null; // What becomes of an ID token on its way out.
  #server;
  #redirect;
  #port = 0;

  constructor(redirect) {
    this.#redirect = redirect;
  }

  get issuer() {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Starts it with that key; the same address as before, where it was one. */
  async start(key) {
    let answer;
    this.#server = createServer((request, response) => answer(request, response));
    await new Promise((ready) => {
      this.#server.listen(this.#port, "127.0.0.1", ready);
    });
    this.#port = this.#server.address().port;
    const provider = new Provider(this.issuer, this.#configuration(key));
    provider.use(async (context, next) => {
      await next();
      if (this.forge !== null && context.body?.id_token) {
        context.body.id_token = await this.forge(context.body.id_token);
      }
    });
    const serve = provider.callback();
    answer = async (request, response) => {
      if (!request.url.startsWith("/asks/")) {
        serve(request, response);
        return;
      }
      this.asked += 1;
      const result = { login: { accountId: this.account } };
      await provider.interactionFinished(request, response, result);
    };
  }

  async stop() {
    const ended = new Promise((done) => {
      this.#server.close(done);
    });
    this.#server.closeAllConnections();
    await ended;
  }

  #configuration(key) {
    return {
      clients: [
        {
          client_id: client.id,
          client_secret: client.secret,
          redirect_uris: [this.#redirect],
          token_endpoint_auth_method: "client_secret_basic",
        },
      ],
      jwks: { keys: [key] },
      cookies: { keys: ["cookie"] },
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context, interaction) => `/asks/${interaction.uid}` },
      ttl: { Session: 3600, Interaction: 600, Grant: 600, IdToken: 600, AccessToken: 600 },
      findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({
          clientId: oidc.client.clientId,
          accountId: oidc.session.accountId,
        });
        grant.addOIDCScope("openid");
        await grant.save();
        return grant;
      },
    };
  }
}
