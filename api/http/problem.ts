/** Problem details (RFC 9457) with a closed list of codes; the API sends no prose for people. */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv } from './env.ts';

/** Every code with its status. The web has `problem_<code>` for each. */
export const problems = {
	'malformed-request': 400,
	'not-signed-in': 401,
	'forbidden-origin': 403,
	'not-found': 404,
	'method-not-allowed': 405,
	conflict: 409,
	'idempotency-key-reused': 409,
	'too-large': 413,
	'unsupported-media-type': 415,
	'invalid-input': 422,
	'too-many-attempts': 429,
	internal: 500,
	'database-unavailable': 503,
	// identity
	'sign-in-refused': 422,
	'account-stopped': 422,
	'password-too-weak': 422,
	'password-wrong': 422,
	'link-invalid': 422,
	'role-already-held': 409,
	'last-admin': 409,
	// certificates
	'certificate-not-ready': 409,
	'certificate-revoked': 409,
	'certificate-already-revoked': 409,
	// settings
	'number-pattern-invalid': 422,
	'crest-unreadable': 422,
	'nobody-to-invite': 409,
	'first-admin-exists': 409,
	// credits
	'own-claim': 403,
	'claim-not-waiting': 409,
	'claim-not-returned': 409,
	'count-mismatch': 409,
	// exchange
	'file-refused': 422,
	'columns-missing': 422,
	'columns-doubled': 422,
	'import-invalid': 422,
	'import-finished': 409,
	'import-not-previewed': 409,
	'import-erased': 409
} as const satisfies Record<string, number>;
export type ProblemCode = keyof typeof problems;

/** One field of the input, by JSON pointer, and what is wrong with it. */
export type FieldError = { pointer: string; code: string; params?: Record<string, unknown> };

type Given = { errors?: FieldError[]; params?: Record<string, unknown> };

/** A refusal on its way to the caller; verbs throw it, the edge turns it into an answer. */
export class Problem extends Error {
	readonly code: ProblemCode;
	readonly given: Given;

	constructor(code: ProblemCode, given: Given = {}) {
		super(code);
		this.code = code;
		this.given = given;
	}
}

/** The one place where errors become answers; unknown ones are logged once and withheld. */
export function onError(error: Error, c: Context<AppEnv>) {
	const problem = asProblem(error);
	if (problems[problem.code] >= 500) logFailure(error, c);
	return answer(problem, c);
}

export const onNotFound = (c: Context<AppEnv>) => answer(new Problem('not-found'), c);

function answer({ code, given }: Problem, c: Context<AppEnv>) {
	const status = problems[code];
	const body = {
		type: `/problems/${code}`,
		title: code.replaceAll('-', ' '),
		status,
		code,
		instance: c.req.path,
		requestId: c.get('requestId'),
		...given
	};
	const headers: Record<string, string> = {
		'content-type': 'application/problem+json',
		'cache-control': 'no-store'
	};
	const wait = given.params?.['retryAfterSeconds'];
	if (typeof wait === 'number') headers['retry-after'] = String(wait);
	return c.body(JSON.stringify(body), status, headers);
}

function asProblem(error: Error): Problem {
	if (error instanceof Problem) return error;
	if (error instanceof HTTPException && error.status === 400)
		return new Problem('malformed-request');
	return isDatabaseAway(error) ? new Problem('database-unavailable') : new Problem('internal');
}

/** The database server stopped, restarts or does not answer: trap of every remote database. */
function isDatabaseAway(error: Error): boolean {
	const text = chainOf(error).join(' ');
	return /fetch failed|network connection lost|ECONNREFUSED|SERVER_ERROR|HTTP status 50[234]|internal error; reference/i.test(
		text
	);
}

function chainOf(error: unknown): string[] {
	if (!(error instanceof Error)) return [];
	const code = 'code' in error ? String(error.code) : '';
	return [error.message, code, ...chainOf(error.cause)];
}

function logFailure(error: Error, c: Context<AppEnv>) {
	const causes = chainOf(error).map((text) => text.split('\nparams:')[0]);
	console.error(
		JSON.stringify({
			level: 'error',
			requestId: c.get('requestId'),
			path: c.req.routePath,
			causes,
			stack: error.stack?.split('\n').slice(1, 8)
		})
	);
}
