/** Every statement that goes to the database while something runs, as it travels, and what SQLite plans for it. */
import type { Bindings } from '#api/http/env.ts';

export type Statement = { sql: string; args?: unknown[] };

/** The statements that `work` sends; nothing in the product knows that it is listened to. */
export async function recorded<T>(work: () => Promise<T>): Promise<[T, Statement[]]> {
	const real = globalThis.fetch;
	const sent: Statement[] = [];
	globalThis.fetch = async (input, init) => {
		const request = new Request(input, init);
		if (request.url.endsWith('/pipeline')) collect(await request.clone().json(), sent);
		return real(request);
	};
	try {
		return [await work(), sent];
	} finally {
		globalThis.fetch = real;
	}
}

/** Statements stand in requests, in the steps of batches, and once by a number that means an earlier text. */
function collect(body: unknown, sent: Statement[], texts = new Map<number, string>()) {
	if (typeof body !== 'object' || body === null) return;
	const { type, sql, sql_id: number, args }: Wire = body;
	if (type === 'store_sql' && number !== undefined && sql) texts.set(number, sql);
	const text = sql ?? (number === undefined ? undefined : texts.get(number));
	if (text && type !== 'store_sql') sent.push({ sql: text, ...(args ? { args } : {}) });
	for (const part of Object.values(body)) collect(part, sent, texts);
}
type Wire = { type?: string; sql?: string; sql_id?: number; args?: unknown[] };

/** The lines of EXPLAIN QUERY PLAN for each statement. */
export async function plansOf({ LIBSQL_URL }: Bindings, statements: readonly Statement[]) {
	const requests = statements.map(({ sql, args = [] }) => ({
		type: 'execute',
		stmt: { sql: `explain query plan ${sql}`, args }
	}));
	const answer = await fetch(`${LIBSQL_URL}v2/pipeline`, {
		method: 'POST',
		body: JSON.stringify({ baton: null, requests: [...requests, { type: 'close' }] })
	});
	const { results } = await answer.json<Answer>();
	return statements.map(({ sql }, at) => {
		const { response, error } = results[at] ?? {};
		if (!response) throw new Error(`${error?.message ?? 'no plan'}: ${sql}`);
		return response.result.rows.map((row) => row[3]?.value ?? '');
	});
}

type Answer = {
	results: {
		response?: { result: { rows: { value?: string }[][] } };
		error?: { message: string };
	}[];
};
