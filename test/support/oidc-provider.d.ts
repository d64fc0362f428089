/** The little that the tests use of it; the package brings no types. */
declare module 'oidc-provider' {
	import type { IncomingMessage, ServerResponse } from 'node:http';

	type Account = { accountId: string; claims: () => Record<string, unknown> };

	export default class Provider {
		constructor(
			issuer: string,
			configuration: {
				clients: Record<string, unknown>[];
				ttl: Record<string, number>;
				claims: Record<string, string[]>;
				findAccount: (context: unknown, id: string) => Account;
			}
		);
		callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
	}
}
