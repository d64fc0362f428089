import type { Context } from 'hono';
import { routePath } from 'hono/route';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv } from './env.ts';
import { StorageAway, StorageFull } from '#api/ports/storage/away.ts';
import { Problem, problems } from './problem.ts';

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
	if (error instanceof StorageFull) return new Problem('storage-full');
	if (error instanceof StorageAway) return new Problem('storage-unavailable');
	return isDatabaseAway(error) ? new Problem('database-unavailable') : new Problem('internal');
}

/** The database server stopped, restarts or does not answer (trap of every remote database), or its disk is full or gone. */
function isDatabaseAway(error: Error): boolean {
	const text = chainOf(error).join(' ');
	return /fetch failed|network connection lost|ECONNREFUSED|SERVER_ERROR|HTTP status 50[234]|internal error; reference|SQLITE_(FULL|IOERR|CANTOPEN|READONLY)/i.test(
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
			path: routePath(c),
			causes,
			stack: framesOf(error)
		})
	);
}

/** Where it happened; a message may hold a query's values, which are personal data. */
function framesOf(error: Error) {
	const lines = error.stack?.split('\n') ?? [];
	return lines.filter((line) => /^\s+at /.test(line)).slice(0, 7);
}
