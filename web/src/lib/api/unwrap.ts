import { error, fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { getRequestEvent } from '$app/server';
import { isProblem, type ApiProblem, type ShownProblem } from './problem.ts';
import { problemWords, showProblem } from './problem-words.server.ts';

type Answer = { ok: boolean; status: number; json(): Promise<unknown> };
type BodyOf<A extends Answer> = Awaited<ReturnType<A['json']>>;

export type Refusal = {
	problem: ShownProblem;
	/** What was typed, to fill the form again; never passwords, keys or files. */
	values: Record<string, string>;
	/** Which `<Form name>` of the page was refused. */
	which: string | null;
};

/** The answer's data, or the error page: `const course = await unwrap(locals.api.courses.$get())`. */
export async function unwrap<A extends Answer>(pending: A | Promise<A>): Promise<BodyOf<A>> {
	const answer = await pending;
	if (answer.ok) return bodyOf(answer);

	const problem = await problemOf(answer);
	if (problem.status === 401) redirect(303, signInPath());
	error(problem.status, {
		message: problemWords(problem.code, problem.params),
		code: problem.code,
		...(problem.requestId ? { requestId: problem.requestId } : {})
	});
}

/** For code outside a route's own file: the typed client promises success; the wire does not. */
export const isRefused = ({ ok }: { ok: boolean }) => !ok;

/**
 * In an action: `if (!answer.ok) return refused(answer, form)`. Where the form asks for something in other fields
 * than the API, `typedAs` says in which: `{ endsAt: 'to' }`.
 */
export async function refused(
	answer: Answer,
	form: FormData,
	typedAs: Record<string, string> = {}
): Promise<ActionFailure<Refusal>> {
	const problem = await problemOf(answer);
	if (problem.status === 401 && problem.code === 'not-signed-in') redirect(303, signInPath());

	return refusedBy(problem, form, typedAs);
}

/** Like `refused`, where the answer itself was good and named what it could not do by a code of the API. */
export function refusedBy(
	problem: ApiProblem,
	form: FormData,
	typedAs: Record<string, string> = {}
): ActionFailure<Refusal> {
	const which = form.get('_form');
	const shown = showProblem(problem);
	return fail(problem.status, {
		problem: { ...shown, fields: renamed(shown.fields, typedAs) },
		values: typedValues(form),
		which: typeof which === 'string' ? which : null
	});
}

/** What was refused, in one sentence: for a page that answers by a redirect. */
export async function refusalWords(answer: Answer): Promise<string> {
	const { text, fields } = showProblem(await problemOf(answer));
	return Object.values(fields)[0] ?? text;
}

/** The idempotency key that `<Form>` carries, as the second argument of an API call. */
export function withKey(form: FormData): { headers: { 'idempotency-key': string } } {
	const key = form.get('_key');
	return { headers: { 'idempotency-key': typeof key === 'string' ? key : '' } };
}

async function problemOf(answer: Answer): Promise<ApiProblem> {
	const body = await answer.json().catch(() => undefined);
	return isProblem(body) ? body : { code: 'internal', status: answer.status };
}

const renamed = (fields: Record<string, string>, typedAs: Record<string, string>) =>
	Object.fromEntries(Object.entries(fields).map(([name, words]) => [typedAs[name] ?? name, words]));

function typedValues(form: FormData): Record<string, string> {
	const values: Record<string, string> = {};
	for (const [name, value] of form) {
		if (typeof value !== 'string' || name.startsWith('_') || /password/i.test(name)) continue;
		values[name] = value;
	}
	return values;
}

function signInPath(): string {
	const { url, request } = getRequestEvent();
	if (request.method !== 'GET') return '/sign-in';
	return `/sign-in?to=${encodeURIComponent(url.pathname + url.search)}`;
}

/** The one place where the wire's `unknown` takes the type the route declared. */
const bodyOf = <A extends Answer>(answer: A) => answer.json() as Promise<BodyOf<A>>;
