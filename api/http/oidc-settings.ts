/**
 * The providers by which people may sign in besides their password: `OIDC_1_ISSUER`,
 * `OIDC_1_CLIENT_ID` … to `OIDC_5_…`. A name that is none of these is refused, so that a slip of the
 * pen does not pass for a choice.
 */
import * as z from 'zod';

const numbers = ['1', '2', '3', '4', '5'] as const;
const fields = [
	'ISSUER',
	'CLIENT_ID',
	'CLIENT_SECRET',
	'NIP_CLAIM',
	'LABEL',
	'SCOPE',
	'SECOND_STEP'
] as const;

type Name = `OIDC_${(typeof numbers)[number]}_${(typeof fields)[number]}`;
export type OidcEnvironment = Partial<Record<Name, string>>;

const known = new Set<string>(
	numbers.flatMap((number) => fields.map((field) => `OIDC_${number}_${field}`))
);

const Provider = z.object({
	ISSUER: z
		.url({ protocol: /^https?$/ })
		.refine((url) => !url.startsWith('http:') || isLoopback(url), 'must be https'),
	CLIENT_ID: z.string().min(1),
	/** Without one the portal is a public client: PKCE alone. */
	CLIENT_SECRET: z.string().optional(),
	NIP_CLAIM: z.string().regex(/^\S+$/, 'must be the name of one claim').default('nip'),
	LABEL: z.string().trim().min(1).max(60).optional(),
	SCOPE: z
		.string()
		.regex(/(^| )openid( |$)/, 'must hold openid')
		.default('openid profile'),
	/** Values of `acr` or `amr` that say: this provider has asked for a second step already. */
	SECOND_STEP: z
		.string()
		.regex(/^\S+(,\S+)*$/, 'must be values with commas between')
		.optional()
});

export type OidcProvider = {
	/** Its number among the variables; part of the callback's address. */
	id: string;
	issuer: string;
	clientId: string;
	clientSecret: string | null;
	nipClaim: string;
	/** What people read on the button. */
	label: string;
	scope: string;
	/** Values of `acr` and `amr` that stand for a second step; none: the portal asks for its own. */
	secondStep: string[];
};

/** Throws one line a fault, each with the variable's name. */
export function readOidcProviders(env: object): OidcProvider[] {
	const given = oidcVariables(env);
	const faults = Object.keys(given)
		.filter((name) => !known.has(name))
		.map((name) => `${name}: no such variable; see docs/operations.md`);
	const providers = numbers.flatMap((number) => {
		const own = ofNumber(given, number);
		if (Object.keys(own).length === 0) return [];
		const parsed = Provider.safeParse(own);
		if (parsed.success) return [asProvider(number, parsed.data)];
		faults.push(
			...parsed.error.issues.map(
				({ path, message }) => `OIDC_${number}_${path.join('.')}: ${message}`
			)
		);
		return [];
	});
	faults.push(...namedTwice(providers));
	if (faults.length > 0) throw new Error(faults.join('\n'));
	return providers;
}

/** The variables of `env` that speak of providers, as they are handed on to the Worker. */
export const oidcVariables = (env: object): Record<string, string> =>
	Object.fromEntries(
		Object.entries(env).filter(
			([name, value]) => name.startsWith('OIDC_') && typeof value === 'string' && value !== ''
		)
	);

const ofNumber = (given: Record<string, string>, number: string) => {
	const prefix = `OIDC_${number}_`;
	return Object.fromEntries(
		Object.entries(given)
			.filter(([name]) => known.has(name) && name.startsWith(prefix))
			.map(([name, value]) => [name.slice(prefix.length), value])
	);
};

const asProvider = (id: string, read: z.output<typeof Provider>): OidcProvider => ({
	id,
	issuer: read.ISSUER,
	clientId: read.CLIENT_ID,
	clientSecret: read.CLIENT_SECRET ?? null,
	nipClaim: read.NIP_CLAIM,
	label: read.LABEL ?? new URL(read.ISSUER).host,
	scope: read.SCOPE,
	secondStep: read.SECOND_STEP?.split(',') ?? []
});

/** A link is kept by issuer and subject; a second client there may be told other subjects. */
const namedTwice = (providers: OidcProvider[]) =>
	providers
		.filter(({ issuer }, at) => providers.findIndex((other) => other.issuer === issuer) < at)
		.map(({ id }) => `OIDC_${id}_ISSUER: the same issuer twice`);

export const isLoopback = (url: string) =>
	['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
